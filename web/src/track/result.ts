// The answer for one tag: how probable it is, how sure that is, and what decided.

import type { TagStory } from "../data.ts";
import { chart } from "../parts/chart.ts";
import { h, name, section } from "../parts/dom.ts";
import { probabilityScale } from "../parts/probability_scale.ts";
import { cells, type Table } from "../parts/table.ts";
import { percent, say, unbroken } from "../words.ts";
import { decidingThreshold, inOrder, type Told } from "./told.ts";

/** "Given, not enough evidence to be sure" */
export function answerOf({ given, decided }: TagStory): string {
  return say(`report_tags.${given ? "given" : "not_given"}${decided ? "" : "_unsure"}`);
}

/** "Given: 65 % (42 % to 82 %)" */
function resultInWords(story: TagStory): string {
  const probability = percent(story.probability);
  const said = story.interval
    ? say("tag.with_interval", { probability, low: percent(story.interval[0]), high: percent(story.interval[1]) })
    : probability;
  return say("report_result.sentence", { answer: answerOf(story), probability: said });
}

function twinOf({ tag, story }: Told): Table {
  const threshold = decidingThreshold(tag);
  const row = (key: string, value: number | undefined | null) =>
    value === undefined || value === null ? [] : [cells(say(`report_result.${key}`), percent(value))];
  return {
    caption: tag.title,
    columns: [{ title: say("report_result.figure") }, { title: say("report.probability"), numeric: true }],
    rows: [
      ...row("of_track", story.probability),
      ...row("interval_from", story.interval?.[0]),
      ...row("interval_to", story.interval?.[1]),
      ...row("of_threshold", threshold),
    ],
  };
}

/** Where tags exclude each other: all of them, as their probabilities make 100 %. */
function familyInWords({ page, tag }: Told): HTMLElement | null {
  if (tag.family === "") return null;
  const members = inOrder(page.tags).filter((story) => page.model.tags[story.tag].family === tag.family);
  const items = members.map((story) =>
    h(
      "li",
      { class: story.tag === page.model.tags.indexOf(tag) ? "here" : null },
      name(page.model.tags[story.tag].title), " ", h("b", {}, percent(story.probability)),
    ),
  );
  return h("div", { class: "family" }, h("p", {}, say("report_result.family")), h("ul", { class: "inline" }, ...items));
}

function scale(told: Told, name: string): HTMLElement {
  const { tag, story } = told;
  const { probability, interval } = story;
  const body = probabilityScale({ name, probability, interval, threshold: decidingThreshold(tag) });
  return chart("probability", [body], interval ? say("report_result.interval") : null, twinOf(told));
}

export function result(told: Told): HTMLElement {
  const { tag, story } = told;
  const sentence = resultInWords(story);
  return section(
    "result",
    tag.title,
    h("p", { class: "lead" }, sentence),
    h(
      "div",
      { class: "result" },
      h("div", {}, scale(told, say("report_result.scale", { tag: tag.title, sentence })), familyInWords(told)),
      h("ul", { class: "sentences" }, ...story.words.map((words) => h("li", {}, unbroken(words)))),
    ),
  );
}
