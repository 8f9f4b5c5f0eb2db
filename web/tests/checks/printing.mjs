// Paper shows all that matters, and is white.

import { join } from "node:path";
import { settle } from "./browser.mjs";

// Runs in the page.
function problemsOfPaper() {
  const problems = [];
  const isShown = (element) =>
    element.getBoundingClientRect().height > 0 && getComputedStyle(element).visibility === "visible";
  const { data } = window.armonica;
  const wanted = [
    "h1", ".tags", "#result", "#in-time", "#why", "#shapes", "#numbers", "#caveats", ".waterfall", ".effect-shape",
    ...(data.model.groups.length > 0 ? [".paper .group-details"] : []),
    ...(data.alike.length > 0 ? ["#alike"] : []),
  ];
  for (const selector of wanted) {
    const found = document.querySelector(selector);
    if (!found || !isShown(found)) problems.push(`${selector} is not on paper`);
  }
  for (const selector of [".switch", ".bar", "button:not(th button)", "select", ".slider input"])
    if ([...document.querySelectorAll(selector)].some(isShown)) problems.push(`${selector} is on paper`);
  const rows = [...document.querySelectorAll("#numbers tbody tr")].filter(isShown).length;
  if (rows !== data.model.features.length) problems.push(`${rows} features are in the table on paper`);
  const ground = getComputedStyle(document.documentElement).backgroundColor;
  if (!/^rgba?\((25[0-5]|24\d), ?(25[0-5]|24\d), ?(25[0-5]|24\d)/.test(ground)) problems.push(`the paper is ${ground}`);
  return problems;
}

export async function printsWhatMatters({ page, theme, out }) {
  await page.evaluate((name) => (document.documentElement.dataset.theme = name), theme);
  await page.emulateMediaType("print");
  await settle(page);
  const problems = await page.evaluate(problemsOfPaper);
  if (out) await page.pdf({ path: join(out, `print-${theme}.pdf`), format: "A4" });
  await page.emulateMediaType(null);
  return problems;
}
