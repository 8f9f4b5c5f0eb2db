// What can be measured of how the page looks.

import { settle } from "./browser.mjs";

export async function doesNotScrollSideways({ page }) {
  // A phone makes its window as wide as the page, so it is asked for the width it was given.
  return page.evaluate((width) => {
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= width) return [];
    const isWide = (element) => element.getBoundingClientRect().right > width + 1;
    const widest = [...document.querySelectorAll("body *")].filter(isWide).slice(0, 3);
    const names = widest.map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class")}`);
    return [`is ${scrollWidth} px wide in a window of ${width} px: ${names.join(", ")}`];
  }, page.viewport().width);
}

// Runs in the page.
function problemsOfCharts() {
  const problems = [];
  const nameOf = (drawing) => drawing.getAttribute("aria-label") || drawing.parentElement.className || "drawing";
  const common = (a, b, start, end) => Math.min(a[end], b[end]) - Math.max(a[start], b[start]);
  const overlap = (a, b) => Math.min(common(a, b, "left", "right"), common(a, b, "top", "bottom"));
  const beyond = (text, frame) =>
    Math.max(frame.left - text.left, text.right - frame.right, frame.top - text.top, text.bottom - frame.bottom);
  const isHidden = (element) =>
    element.closest("details:not([open]) > :not(summary)") || element.closest(".paper")?.clientHeight === 0;

  const checkTexts = (svg, name) => {
    const frame = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent !== "");
    const boxes = texts.map((text) => text.getBoundingClientRect());
    texts.forEach((text, i) => {
      if (beyond(boxes[i], frame) > 2) problems.push(`“${text.textContent}” is cut off at the edge of “${name}”`);
      for (let k = i + 1; k < texts.length; ++k)
        if (overlap(boxes[i], boxes[k]) > 1)
          problems.push(`“${text.textContent}” and “${texts[k].textContent}” overlap in “${name}”`);
    });
  };
  const drawings = [...document.querySelectorAll(".drawing")].filter((drawing) => !isHidden(drawing));
  if (drawings.length === 0) problems.push("there is no chart");
  for (const drawing of drawings) {
    const name = nameOf(drawing);
    const svg = drawing.querySelector("svg");
    const { width, height } = svg?.getBoundingClientRect() ?? { width: 0, height: 0 };
    if (width < 10 || height < 5) {
      problems.push(`“${name}” has no size`);
      continue;
    }
    const shapes = [...svg.querySelectorAll("path, rect, line, circle")].map((each) => each.getBoundingClientRect());
    if (!shapes.some((box) => box.width > 0 || box.height > 0)) problems.push(`“${name}” is empty`);
    checkTexts(svg, name);
  }
  for (const figure of document.querySelectorAll("figure[data-chart]")) {
    if (!figure.querySelector("details.twin table caption")) problems.push(`${figure.dataset.chart} has no table twin`);
    if (!figure.querySelector("[aria-label]")) problems.push(`${figure.dataset.chart} has no name`);
  }
  return problems;
}

/** As it opens, and with everything in it open. */
export async function drawsItsCharts({ page }) {
  const closed = await page.evaluate(problemsOfCharts);
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  await settle(page);
  return [...closed, ...(await page.evaluate(problemsOfCharts)), ...(await doesNotScrollSideways({ page }))];
}

/** Chips of a track's page, or the list of a model's. Run in the page. */
const tagsToChoose = () =>
  [...document.querySelectorAll('input[name="tag"], [data-list="tags"] option')].map(({ value }) => value);

function chooseTag(tag) {
  const list = document.querySelector('[data-list="tags"] select');
  if (!list) return document.querySelector(`input[name="tag"][value="${tag}"]`).click();
  list.value = tag;
  list.dispatchEvent(new Event("change"));
}

const mostTags = 20;

/** The same for every tag that can be chosen; of very many, for some. */
export async function tellsOfEveryTag({ page }) {
  const problems = [];
  const tags = await page.evaluate(tagsToChoose);
  const stride = Math.ceil(tags.length / mostTags);
  for (const tag of tags.filter((_, t) => t % stride === 0)) {
    await page.evaluate(chooseTag, tag);
    await settle(page);
    const found = [...(await page.evaluate(problemsOfCharts)), ...(await doesNotScrollSideways({ page }))];
    problems.push(...found.map((problem) => `tag ${tag}: ${problem}`));
  }
  return problems;
}
