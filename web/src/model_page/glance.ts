// All tags at a glance: from which groups they come, and how well they are told.

import type { TagView } from "../data.ts";
import { h, name, section } from "../parts/dom.ts";
import { heatMap } from "../parts/heat_map.ts";
import { sortableTable, type Cell } from "../parts/table.ts";
import { percent, say } from "../words.ts";
import type { Section, Shown } from "./shown.ts";

function mapOf({ view, model, titles, choose }: Shown) {
  const share = (tag: number, group: number) => view.tags[tag].groups[group].share;
  const all = view.tags.flatMap(({ groups }) => groups.map((group) => group.share));
  return heatMap({
    kind: "shares",
    caption: say("report_model.shares"),
    corner: say("report_model.tag"),
    rows: titles,
    columns: model.groups.map((group) => group.title),
    value: share,
    text: (value) => String(Math.round(100 * value)),
    exact: percent,
    largest: Math.max(...all),
    legend: say("report_model.shares_legend"),
    choose: (tag) => choose(tag),
  });
}

function figure(value: number | null): Cell {
  return { text: value === null ? "–" : value.toFixed(3), order: value };
}

function tableOf({ view, model, titles }: Shown, buttonOf: (tag: number) => HTMLElement): HTMLElement {
  const row = ({ roc_auc, pr_auc, f1 }: TagView, tag: number): Cell[] => [
    { text: titles[tag], button: () => buttonOf(tag) },
    figure(roc_auc),
    figure(pr_auc),
    figure(f1),
    { text: String(model.tags[tag].positives), order: model.tags[tag].positives },
  ];
  const figures = ["ROC-AUC", "PR-AUC", "F1", say("report_model.positives")];
  return sortableTable(
    {
      caption: say("report_model.figures"),
      columns: [{ title: say("report_model.tag") }, ...figures.map((title) => ({ title, numeric: true }))],
      rows: view.tags.map(row),
    },
    1,
  );
}

export function glance(shown: Shown): Section {
  const map = mapOf(shown);
  let told = -1;
  const isTold = (tag: number) => String(tag === told);
  // The table makes its rows anew when it is sorted, and so their buttons.
  const buttonOf = (tag: number) => {
    const click = () => shown.choose(tag);
    const attributes = { type: "button", class: "tag-choice", "data-tag": tag, "aria-pressed": isTold(tag), click };
    return h("button", attributes, name(shown.titles[tag]));
  };
  const table = tableOf(shown, buttonOf);
  const tell = (tag: number) => {
    told = tag;
    map.frame({ row: tag });
    table
      .querySelectorAll<HTMLElement>("[data-tag]")
      .forEach((button) => button.setAttribute("aria-pressed", isTold(Number(button.dataset.tag))));
  };
  const element = section(
    "glance",
    say("report_model.glance"),
    h("p", {}, say("report_model.glance_intro")),
    map.element,
    h("h3", {}, say("report_model.figures")),
    h("p", {}, say("report_model.figures_intro")),
    h("div", { class: "figures" }, table),
  );
  return { element, tell };
}
