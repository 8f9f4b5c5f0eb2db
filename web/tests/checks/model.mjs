// What a model's page must do: choose tags, open groups, and draw what the model computes.

import { settle } from "./browser.mjs";
import { press, tabTo } from "./keys.mjs";
import { tolerance } from "./numbers.mjs";

const told = (page) => page.evaluate(() => document.getElementById("tag-title").textContent);

/** The address may keep a tag of the check before. */
const isLastTold = (page) =>
  page.evaluate(() => {
    const list = document.querySelector('[data-list="tags"] select');
    return list.selectedIndex === list.options.length - 1;
  });

const tagsOf = (page) => page.evaluate(() => window.armonica.data.models[0].model.tags.length);

export async function choosesATagOfTheModelByKeys({ page }) {
  if ((await tagsOf(page)) < 2) return [];
  const problems = [];
  const first = await told(page);
  if (!(await tabTo(page, '[data-list="tags"] select'))) return ["Tab reaches no list of tags"];
  await press(page, (await isLastTold(page)) ? "ArrowUp" : "ArrowDown");
  const second = await told(page);
  if (second === first) problems.push("an arrow key chose no other tag");
  const inTable = '.tag-choice[aria-pressed="false"]';
  if (!(await tabTo(page, inTable))) return [...problems, "Tab reaches no tag in the table"];
  await press(page, "Enter");
  const third = await told(page);
  if (third === second) problems.push("Enter chose no other tag");
  const isMarked = await page.evaluate(
    (title) => document.querySelector('.tag-choice[aria-pressed="true"]').textContent === title, third,
  );
  if (!isMarked) problems.push("the table does not mark the tag that is told of");
  await page.reload();
  if ((await told(page)) !== third) problems.push("the address does not keep the tag");
  return problems;
}

export async function opensALearnedGroupByKeys({ page }) {
  if (!(await tabTo(page, ".learned-group > summary"))) return ["Tab reaches no group"];
  await press(page, "Enter");
  return page.evaluate(() => {
    const details = document.activeElement.closest("details");
    const shown = details.open && details.querySelector(".group-details")?.getBoundingClientRect().height > 0;
    return shown ? [] : ["Enter opened no group"];
  });
}

export async function choosesATagByItsTile({ page }) {
  const tags = await tagsOf(page);
  if (tags < 2) return [];
  const before = await told(page);
  const box = await page.$(".shares .drawing svg");
  await box.evaluate((svg) => svg.scrollIntoView({ block: "end" }));
  const { x, y, width, height } = await box.boundingBox();
  const above = (await isLastTold(page)) ? 32 : 0; // the last row, or one above it
  await page.mouse.click(x + Math.min(width, 300) - 4, y + height - 8 - above);
  await settle(page);
  return (await told(page)) === before ? ["a click on a tile chose no other tag"] : [];
}

// Runs in the page: what every curve and table of a feature says, and what every group is said to amount to.
function differences(tolerance) {
  const { data, evaluate } = window.armonica;
  const { model, tags } = data.models[0];
  const problems = [];
  const added = (tag, feature, value) =>
    evaluate(model.features.map((_, j) => (j === feature ? value : null))).features[tag][feature];

  for (const shape of document.querySelectorAll(".learned-group .small-shape")) {
    const [tag, feature] = [Number(shape.dataset.tag), Number(shape.dataset.feature)];
    const { quantiles, id } = model.features[feature];
    shape.querySelectorAll(".twin tbody tr").forEach((row, i) => {
      const written = Number(row.lastElementChild.textContent.replace("−", "-"));
      const computed = added(tag, feature, quantiles[5 * i]);
      if (Math.abs(written - computed) > 0.005 + tolerance)
        problems.push(`${id}: the table says ${written} at the ${5 * i} % quantile, computed ${computed}`);
    });
    const svg = shape.querySelector("[role=img] svg");
    const [x, y] = [svg.scale("x"), svg.scale("y")];
    const places = svg.querySelector('[aria-label="line"] path').getAttribute("d").match(/-?[\d.]+,-?[\d.]+/g);
    const pixel = Math.abs(y.invert(1) - y.invert(0));
    for (let i = 0; i < places.length; i += 7) {
      const [across, up] = places[i].split(",").map(Number);
      // A drawing is rounded to a thousandth of a pixel, beside which the effect may leap.
      const place = x.invert(across);
      const aside = 2e-6 * (x.domain[1] - x.domain[0]);
      const [from, to] = [x.invert(across - 0.002), x.invert(across + 0.002)];
      // What many tracks have exactly may stand by itself, apart from what lies on either side.
      const exact = quantiles.filter((value) => value >= from && value <= to);
      const values = [from, place - aside, place, place + aside, to, ...exact];
      const near = values.map((value) => added(tag, feature, value));
      const isBetween = y.invert(up) > Math.min(...near) - pixel / 10 && y.invert(up) < Math.max(...near) + pixel / 10;
      if (!isBetween) problems.push(`${id}: drawn ${y.invert(up)} at ${place}, computed ${near[2]}`);
    }
  }
  for (const group of document.querySelectorAll(".learned-group")) {
    const tag = Number(document.querySelector('[data-list="tags"] select').value);
    const written = tags[tag].groups[Number(group.dataset.group)].strength;
    const computed = Number(group.querySelector(".group-details").dataset.strength);
    if (!(Math.abs(written - computed) <= tolerance))
      problems.push(`group ${group.dataset.group}: strength ${computed}, written ${written}`);
  }
  return problems;
}

export async function drawsWhatItComputes({ page }) {
  await page.evaluate(() => document.querySelectorAll(".learned-group").forEach((each) => (each.open = true)));
  await settle(page);
  return page.evaluate(differences, tolerance);
}
