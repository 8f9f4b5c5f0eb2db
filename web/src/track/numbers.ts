// All the numbers, and the data themselves to be saved.

import { caveatList } from "../parts/caveats.ts";
import { h, section } from "../parts/dom.ts";
import { saveButton } from "../parts/save.ts";
import { sortableTable, type Cell } from "../parts/table.ts";
import { number, say, signed, unitOf } from "../words.ts";
import type { Told } from "./told.ts";

function rowOf({ page, story }: Told, feature: number): Cell[] {
  const { value, percentile } = page.track.features[feature];
  const known = page.model.features[feature];
  const contribution = story.features[feature];
  return [
    { text: known.title },
    { text: value === null ? say("set.missing") : number(value), order: value },
    { text: unitOf(known) },
    { text: percentile === null ? "–" : String(Math.round(percentile)), order: percentile },
    { text: value === null ? "–" : signed(contribution), order: value === null ? null : Math.abs(contribution) },
  ];
}

export function numbers(told: Told): HTMLElement {
  const { page, tag } = told;
  const content = {
    caption: say("report_numbers.caption", { tag: tag.title }),
    columns: [
      { title: say("report_numbers.feature") },
      { title: say("report_numbers.value"), numeric: true },
      { title: say("report_numbers.unit") },
      { title: say("report.percentile"), numeric: true },
      { title: say("report_numbers.adds", { tag: tag.title }), numeric: true },
    ],
    rows: page.model.features.map((_, feature) => rowOf(told, feature)),
  };
  return section(
    "numbers",
    say("report_numbers.title"),
    h("p", {}, say("report_numbers.intro")),
    h("div", { class: "all-numbers" }, sortableTable(content, 4)),
    saveButton(page, page.track.name),
  );
}

/** What may not be concluded. */
export function caveats(): HTMLElement {
  const keys = ["causes", "sharing", "changes", "missing", "reference"];
  return caveatList(keys.map((key) => say(`report_caveats.${key}`)));
}
