// Why: from the average track's score through the groups to this track's, and what is in each group.

import { h, section } from "../parts/dom.ts";
import { onPaper } from "../parts/printing.ts";
import { signedBar } from "../parts/signed_bar.ts";
import { waterfall } from "../parts/waterfall.ts";
import { percent, say, signed, unbroken } from "../words.ts";
import { decidingScore, strongest, type Told } from "./told.ts";

const shownAtFirst = 8;

interface Line {
  words: string;
  contribution: number;
  feature: number | null; // null: two together
}

function featureLines({ page, story, tag }: Told, group: number): Line[] {
  const members = new Set(page.model.groups[group].features);
  const features = strongest(story.features)
    .filter((feature) => members.has(feature))
    .map((feature) => ({
      words: page.track.features[feature].words, contribution: story.features[feature], feature,
    }));
  const pairs = (tag.effects?.pairs ?? [])
    .map((pair, p) => ({ pair: pair.features, contribution: story.pairs[p] }))
    .filter(({ pair, contribution }) => members.has(pair[0]) && contribution !== 0)
    .map(({ pair, contribution }) => {
      const [first, second] = pair.map((feature) => page.model.features[feature].title);
      return { words: say("pair.together", { first, second }), contribution, feature: null };
    });
  return [...features, ...pairs].sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
}

function shapeButton({ page, showShape }: Told, feature: number): HTMLElement {
  const label = say("report_why.shape_of", { feature: page.model.features[feature].title });
  const click = () => showShape(feature);
  return h("button", { type: "button", class: "quiet", "aria-label": label, click }, say("report_why.shape"));
}

function lineOf(told: Told, { words, contribution, feature }: Line, largest: number): HTMLElement {
  const show = feature === null ? null : shapeButton(told, feature);
  return h(
    "li",
    { class: "reason" },
    h("span", { class: "reason-words" }, unbroken(words), " ", show),
    h("span", { class: "reason-bar" }, signedBar(contribution, largest)),
    h("span", { class: "reason-number" }, signed(contribution)),
  );
}

/** The strongest lines, the others behind a button that says what they add together. */
function linesOf(told: Told, lines: Line[]): HTMLElement {
  const largest = Math.abs(lines[0]?.contribution ?? 0);
  const [first, rest] = [lines.slice(0, shownAtFirst), lines.slice(shownAtFirst)];
  const items = h("ul", { class: "reasons" }, ...first.map((line) => lineOf(told, line, largest)));
  if (rest.length === 0) return items;
  const sum = rest.reduce((total, { contribution }) => total + contribution, 0);
  const click = () => {
    const added = rest.map((line) => lineOf(told, line, largest));
    items.append(...added);
    added[0].tabIndex = -1;
    added[0].focus();
    more.remove();
  };
  const words = say("report_why.others", { count: rest.length, sum: signed(sum) });
  const more = h("button", { type: "button", class: "more", click }, words);
  return h("div", {}, items, more);
}

function withoutInWords({ story }: Told, group: number): string {
  const { without } = story.groups[group];
  const changed = without.given !== story.given;
  const key = without.given ? (changed ? "then_given" : "still_given") : changed ? "then_not_given" : "still_not_given";
  return say(`report_why.${key}`, { probability: percent(without.probability) });
}

function missingIn({ page }: Told, group: number, open: boolean): HTMLElement | null {
  const missing = page.model.groups[group].features.filter((feature) => page.track.features[feature].value === null);
  if (missing.length === 0) return null;
  return h(
    "details",
    { class: "missing", open },
    h("summary", {}, say("report_why.missing", { count: missing.length })),
    h("ul", {}, ...missing.map((feature) => h("li", {}, unbroken(page.track.features[feature].words)))),
  );
}

function groupDetails(told: Told, group: number, isOpen: boolean): HTMLElement {
  const { deviation, words } = told.story.groups[group];
  const sureness = deviation === null ? "" : say("report_why.deviation", { deviation: deviation.toFixed(2) });
  const lines = featureLines(told, group);
  return h(
    "div",
    { class: "group-details" },
    h("p", {}, say("report_why.strength", { strength: words }), " ", withoutInWords(told, group), " ", sureness),
    lines.length === 0 ? h("p", {}, say("report_why.nothing")) : linesOf(told, lines),
    missingIn(told, group, isOpen),
  );
}

export function why(told: Told): HTMLElement {
  const { page, story, tag } = told;
  const contributions = story.groups.map(({ contribution }) => contribution);
  const order = contributions.map((_, g) => g).sort((a, b) => Math.abs(contributions[b]) - Math.abs(contributions[a]));
  return section(
    "why",
    say("report_why.title"),
    h("p", {}, say("report_why.log_odds")),
    waterfall({
      caption: say("report_why.caption", { tag: tag.title }),
      start: { title: say("tag.average"), score: story.baseline },
      steps: order.map((group) => ({
        title: page.model.groups[group].title,
        contribution: contributions[group],
        details: () => groupDetails(told, group, false),
      })),
      end: { title: say("report_why.end"), score: story.score },
      threshold: decidingScore(tag),
    }),
    // On paper nothing can be opened, and the chart must not be torn apart.
    onPaper(() => order.flatMap((group) => [
      h("h3", {}, `${page.model.groups[group].title} ${signed(contributions[group])}`),
      groupDetails(told, group, true),
    ])),
  );
}
