// Paper shows all that matters, and is white.

import { join } from "node:path";
import { settle } from "./browser.mjs";

// Runs in the page.
function problemsOfPaper() {
  const problems = [];
  const isShown = (element) =>
    element.getBoundingClientRect().height > 0 && getComputedStyle(element).visibility === "visible";
  const { data } = window.armonica;
  const ofTrack = () => [
    "h1", ".tags", "#result", "#in-time", "#why", "#shapes", "#numbers", "#caveats", ".waterfall", ".effect-shape",
    ...(data.model.groups.length > 0 ? [".paper .group-details"] : []),
    ...(data.alike.length > 0 ? ["#alike"] : []),
  ];
  const ofModel = () => [
    "h1", ".fact-list", "#glance", ".shares", ".figures tbody tr", "#importance", ".importance", "#tag", ".learned-bar",
    ".paper .small-shape", "#caveats",
    ...(data.models[0].model.tags.length > 1 ? ["#shared", ".shared"] : []),
    ...data.differences.map((_, d) => `#comparison-${d + 1}`),
  ];
  const { collection, sound } = data.audit ?? {};
  const ofAudit = () => [
    "h1", "#findings", "#methods", "#caveats",
    ...(collection ? ["#deletion", ".deletion", ".moves"] : []),
    ...(sound ? ["#stability"] : []),
  ];
  for (const selector of { track: ofTrack, model: ofModel, audit: ofAudit }[data.page]()) {
    const found = document.querySelector(selector);
    if (!found || !isShown(found)) problems.push(`${selector} is not on paper`);
  }
  for (const selector of [".switch", ".bar", "button:not(th button)", "select", ".slider input"])
    if ([...document.querySelectorAll(selector)].some(isShown)) problems.push(`${selector} is on paper`);
  const shown = (rows) => [...document.querySelectorAll(rows)].filter(isShown).length;
  const complete = {
    track: () => shown("#numbers tbody tr") === data.model.features.length,
    model: () => shown(".figures tbody tr") === data.models[0].model.tags.length,
    audit: () => shown(".finding") === data.audit.findings.length,
  };
  if (!complete[data.page]()) problems.push("what is listed is not all on paper");
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
