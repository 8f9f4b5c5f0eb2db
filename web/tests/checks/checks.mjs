// Every check, for which pages it is, and in which views it is made: all of them, or those of one device.

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { isAccessible } from "./accessibility.mjs";
import { drawsEveryCheck, tellsEveryFinding } from "./audit.mjs";
import { open, settle, views } from "./browser.mjs";
import { choosesATagByKeys, opensAGroupByKeys, showsFocus } from "./keyboard.mjs";
import { doesNotScrollSideways, drawsItsCharts, tellsOfEveryTag } from "./layout.mjs";
import {
  choosesATagByItsTile, choosesATagOfTheModelByKeys, drawsWhatItComputes, opensALearnedGroupByKeys,
} from "./model.mjs";
import { computesWhatIsWritten } from "./numbers.mjs";
import { printsWhatMatters } from "./printing.mjs";
import { asksNobody, complainsOfNothing } from "./quiet.mjs";
import { answersASlider, goesBackToTheTrack } from "./what_if.mjs";

const every = null;

// Each begins with the page as it opens. What complaints there were is asked last.
export const checks = [
  { name: "does not scroll sideways", pages: every, check: doesNotScrollSideways },
  { name: "draws its charts", pages: every, check: drawsItsCharts },
  { name: "tells of every tag", pages: ["track", "model"], check: tellsOfEveryTag },
  { name: "computes what is written", pages: ["track"], device: "desktop", check: computesWhatIsWritten },
  { name: "chooses a tag by keys", pages: ["track"], device: "desktop", check: choosesATagByKeys },
  { name: "opens a group by keys", pages: ["track"], check: opensAGroupByKeys },
  { name: "answers a slider", pages: ["track"], check: answersASlider },
  { name: "goes back to the track", pages: ["track"], device: "desktop", check: goesBackToTheTrack },
  { name: "chooses a tag by keys", pages: ["model"], device: "desktop", check: choosesATagOfTheModelByKeys },
  { name: "opens a group by keys", pages: ["model"], check: opensALearnedGroupByKeys },
  { name: "chooses a tag by its tile", pages: ["model"], check: choosesATagByItsTile },
  { name: "draws what it computes", pages: ["model"], device: "desktop", check: drawsWhatItComputes },
  { name: "tells every finding", pages: ["audit"], device: "desktop", check: tellsEveryFinding },
  { name: "draws every check", pages: ["audit"], device: "desktop", check: drawsEveryCheck },
  { name: "shows focus", pages: every, check: showsFocus },
  { name: "is accessible", pages: every, check: isAccessible },
  { name: "prints what matters", pages: every, device: "desktop", check: printsWhatMatters },
  { name: "complains of nothing", pages: every, check: complainsOfNothing },
  { name: "asks nobody", pages: every, check: asksNobody },
];

/** What the page says it is; none where its program did not run. */
const kindOf = (page) => page.evaluate(() => window.armonica?.data.page ?? null);

async function problemsOf({ check }, context) {
  try {
    return await check(context);
  } catch (error) {
    return [`could not be checked: ${error.message}`];
  }
}

async function checkView(browser, file, view, { out, only }) {
  const { page, happened } = await open(browser, file, view);
  if (out) await page.screenshot({ path: join(out, `${view.name}.png`), fullPage: true });
  const kind = await kindOf(page);
  const chosen = checks.filter(
    ({ name, pages, device }) =>
      (!only || only.includes(name)) && (!pages || pages.includes(kind)) && (!device || device === view.device),
  );
  const results = [];
  for (const each of chosen) {
    const problems = await problemsOf(each, { page, happened, out, ...view });
    results.push({ name: `${view.name}: ${each.name}`, problems });
    await page.reload();
    await settle(page);
  }
  if (kind === null) results.push({ name: `${view.name}: runs`, problems: ["the page's program did not run"] });
  await page.close();
  return results;
}

/** [{ name, problems }]. `out`: a folder for pictures; `only`: names of checks. */
export async function checkPage(browser, file, { out = null, only = null, inViews = views } = {}) {
  if (out) mkdirSync(out, { recursive: true });
  const results = [];
  for (const view of inViews) results.push(...(await checkView(browser, file, view, { out, only })));
  return results;
}
