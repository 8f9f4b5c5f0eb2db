// What was learned of one tag: its groups by strength, and what is in them.

import * as Plot from "@observablehq/plot";
import { baselineOf } from "../arithmetic/scoring.ts";
import { ornament, tableTwin, type Drawing } from "../parts/chart.ts";
import { h, name, section } from "../parts/dom.ts";
import { onPaper } from "../parts/printing.ts";
import { cells, type Table } from "../parts/table.ts";
import { number, percent, say, signed } from "../words.ts";
import { groupDetails, strongestShapes } from "./group.ts";
import type { Section, Shown } from "./shown.ts";

const groupsOnPaper = 3;
const shapesOnPaper = 3;

function ruleOf({ model, titles }: Shown, tag: number): string {
  const { family, threshold } = model.tags[tag];
  if (family !== "") return say("report_model.given_in_family", { tag: titles[tag], family });
  if (threshold > 1) return say("report_model.given_never", { tag: titles[tag] });
  return say("report_model.given_from", { tag: titles[tag], threshold: percent(threshold) });
}

function factsOf(shown: Shown, tag: number): string {
  const { view, model } = shown;
  const known = model.tags[tag];
  const { roc_auc, pr_auc, f1 } = view.tags[tag];
  const carried = say("report_model.carried", { positives: known.positives });
  const reached = [["ROC-AUC", roc_auc], ["PR-AUC", pr_auc], ["F1", f1]] as const;
  const figures = reached.flatMap(([title, value]) => (value === null ? [] : [`${title} ${value.toFixed(3)}`]));
  const seen = figures.length === 0 ? "" : say("report_model.reached", { figures: figures.join(", ") });
  const average = say("report_model.average", { score: signed(baselineOf(known)) });
  return [carried, seen, ruleOf(shown, tag), average].filter((each) => each !== "").join(" ");
}

function shareBar(share: number, largest: number): Drawing {
  return () => ({
    height: 18,
    margin: 0,
    axis: null,
    x: { domain: [0, largest || 1] },
    y: { domain: [0, 1] },
    marks: [
      Plot.rect([share], { x1: 0, x2: share, y1: 0.15, y2: 0.85, fill: "var(--for)", rx: 2 }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
    ],
  });
}

function groupRow(shown: Shown, tag: number, group: number, largest: number): HTMLElement {
  const { strength, share } = shown.view.tags[tag].groups[group];
  const row = h(
    "details",
    { class: "learned-group", "data-group": group },
    h(
      "summary",
      {},
      h("span", { class: "learned-title" }, name(shown.model.groups[group].title)),
      h("span", { class: "learned-bar" }, ornament(shareBar(share, largest))),
      h("span", { class: "learned-number" }, percent(share)),
      h("span", { class: "learned-number soft" }, number(strength)),
    ),
  );
  row.addEventListener("toggle", () => {
    if (row.open && row.childElementCount === 1) row.append(groupDetails(shown, tag, group));
  });
  return row;
}

function twinOf({ view, model, titles }: Shown, tag: number, order: number[]): Table {
  return {
    caption: say("report_model.groups_of", { tag: titles[tag] }),
    columns: [
      { title: say("report_model.group") },
      { title: say("report_model.share"), numeric: true },
      { title: say("report_model.strength"), numeric: true },
      { title: say("report_model.lambda"), numeric: true },
    ],
    rows: order.map((group) => {
      const { strength, share, lambda } = view.tags[tag].groups[group];
      return cells(model.groups[group].title, percent(share), number(strength), number(lambda));
    }),
  };
}

function contentOf(shown: Shown, tag: number): HTMLElement {
  const { groups } = shown.view.tags[tag];
  const order = groups.map((_, group) => group).sort((a, b) => groups[b].strength - groups[a].strength);
  const largest = Math.max(...groups.map(({ share }) => share));
  return section(
    "tag",
    shown.titles[tag],
    h("p", { class: "lead" }, factsOf(shown, tag)),
    h("p", {}, say("report_model.groups_intro")),
    h(
      "div",
      { class: "learned-groups" },
      h(
        "div",
        { class: "learned-head", "aria-hidden": "true" },
        h("span", {}),
        h("span", {}),
        h("span", { class: "learned-number" }, say("report_model.share")),
        h("span", { class: "learned-number soft" }, say("report_model.strength_brief")),
      ),
      ...order.map((group) => groupRow(shown, tag, group, largest)),
    ),
    tableTwin(twinOf(shown, tag, order)),
    onPaper(() => order.slice(0, groupsOnPaper).flatMap((group) => [
      h("h3", {}, shown.model.groups[group].title),
      strongestShapes(shown, tag, group, shapesOnPaper),
    ])),
  );
}

export function tagSection(shown: Shown): Section {
  const element = h("div", { class: "of-tag" });
  return { element, tell: (tag) => element.replaceChildren(contentOf(shown, tag)) };
}
