// Sliders move by keys, and what the page then shows is what its arithmetic says.

import { press, tabTo } from "./keys.mjs";

const slider = '.slider input[type="range"]';

// Runs in the page: what it shows, and what it should show with the focused slider's value.
function shownAndExpected() {
  const { data, evaluate } = window.armonica;
  const { model, messages, track } = data;
  const input = document.activeElement;
  const feature = Number(input.closest("[data-feature]").dataset.feature);
  const values = track.features.map(({ value }) => value);
  const was = evaluate(values);
  const moved = [...values];
  moved[feature] = model.features[feature].quantiles[input.valueAsNumber];
  const now = evaluate(moved);

  const percent = (share) => {
    const points = 100 * share;
    if (share < 1 && points > 99) return ">99\u00a0%";
    return share > 0 && points < 1 ? "<1\u00a0%" : `${Math.round(points)}\u00a0%`;
  };
  const signed = (value) => {
    const digits = Math.abs(value).toFixed(2);
    return Number(digits) === 0 ? digits : `${value < 0 ? "−" : "+"}${digits}`;
  };
  const textOf = (element, what) => element.querySelector(`[data-shown="${what}"]`).textContent;
  const tags = [...document.querySelectorAll("#what-if [data-tag]")].map((row) => ({
    tag: Number(row.dataset.tag), shown: `${textOf(row, "probability")} ${textOf(row, "given")}`,
  }));
  const told = tags[0].tag;
  const expectedOf = (tag) => {
    const given = messages[now.given[tag] ? "report_what_if.given" : "report_what_if.not_given"];
    return `${percent(now.probabilities[tag])} ${given}`;
  };
  const groups = [...document.querySelectorAll("#what-if [data-group]")].map((row) => {
    const group = Number(row.dataset.group);
    const expected = signed(now.groups[told][group] - was.groups[told][group]);
    return { name: model.groups[group].id, shown: textOf(row, "moved"), expected };
  });
  return {
    changed: now.scores[told] !== was.scores[told],
    rows: [
      ...tags.map(({ tag, shown }) => ({ name: model.tags[tag].name, shown, expected: expectedOf(tag) })),
      ...groups,
    ],
    missing: tags.length !== model.tags.length + 1 || groups.length !== model.groups.length,
  };
}

const isNothingToMove = (page) => page.evaluate((wanted) => document.querySelector(wanted) === null, slider);

export async function answersASlider({ page }) {
  if (await isNothingToMove(page)) return [];
  if (!(await tabTo(page, slider))) return ["Tab reaches no slider"];
  const start = await page.evaluate(() => document.activeElement.valueAsNumber);
  await press(page, start > 50 ? "ArrowLeft" : "ArrowRight", 30);
  const end = await page.evaluate(() => document.activeElement.valueAsNumber);
  if (Math.abs(end - start) !== 30) return [`30 arrow keys moved the slider from ${start} to ${end}`];
  const { changed, rows, missing } = await page.evaluate(shownAndExpected);
  const problems = rows
    .filter(({ shown, expected }) => shown !== expected)
    .map(({ name, shown, expected }) => `${name} shows ${shown} instead of ${expected}`);
  if (!changed) problems.push("the slider that stands first moves nothing");
  if (missing) problems.push("not every tag and group is shown");
  return problems;
}

export async function goesBackToTheTrack({ page }) {
  if (await isNothingToMove(page)) return [];
  const shown = () => page.evaluate(() => document.querySelector(".what-if-results").textContent);
  const before = await shown();
  if (!(await tabTo(page, slider))) return ["Tab reaches no slider"];
  await press(page, "Home");
  await press(page, "PageUp", 3);
  if (!(await tabTo(page, ".reset"))) return ["Tab does not reach the way back"];
  await press(page, "Enter");
  return (await shown()) === before ? [] : ["what is shown is not what the track has"];
}
