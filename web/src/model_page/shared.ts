// What tags share: where the same was learned of two, or the opposite, and which groups make it.

import { select } from "../parts/choices.ts";
import { tableTwin } from "../parts/chart.ts";
import { h, name, section } from "../parts/dom.ts";
import { heatMap } from "../parts/heat_map.ts";
import { signedBar } from "../parts/signed_bar.ts";
import { cells } from "../parts/table.ts";
import { say, signed } from "../words.ts";
import type { Section, Shown } from "./shown.ts";

function mapOf({ view, titles }: Shown, choose: (tag: number, other: number) => void) {
  return heatMap({
    kind: "shared",
    caption: say("report_model.shared_map"),
    corner: say("report_model.tag"),
    rows: titles,
    columns: titles,
    value: (row, column) => (row === column ? null : view.shared[row][column].value),
    text: signed,
    exact: signed,
    largest: 1,
    legend: say("report_model.shared_legend"),
    choose: (row, column) => row !== column && choose(row, column),
  }, null);
}

/** The tag with which it shares most, or is most opposite to. */
function strongestOther({ view }: Shown, tag: number): number {
  const size = (other: number) => (other === tag ? -1 : Math.abs(view.shared[tag][other].value));
  return view.shared.map((_, other) => other).reduce((best, other) => (size(other) > size(best) ? other : best));
}

function wordsOf(value: number): string {
  if (value >= 0.5) return say("report_model.shared_much");
  if (value > 0.15) return say("report_model.shared_some");
  if (value >= -0.15) return say("report_model.shared_nothing");
  return say(value > -0.5 ? "report_model.shared_opposed" : "report_model.shared_opposite");
}

function groupsOf({ view, model, titles }: Shown, tag: number, other: number): HTMLElement[] {
  const { value, groups } = view.shared[tag][other];
  const order = groups.map((_, group) => group).sort((a, b) => Math.abs(groups[b]) - Math.abs(groups[a]));
  const largest = Math.max(...groups.map(Math.abs));
  const pair = say("report_model.shared_pair", { tag: titles[tag], other: titles[other] });
  const rows = order.map((group) =>
    h(
      "li",
      { class: "reason" },
      h("span", { class: "reason-words" }, name(model.groups[group].title)),
      h("span", { class: "reason-bar" }, signedBar(groups[group], largest)),
      h("span", { class: "reason-number" }, signed(groups[group])),
    ),
  );
  return [
    h("h3", {}, `${pair}: ${signed(value)}`),
    h("p", {}, wordsOf(value), " ", say("report_model.shared_groups")),
    h("ul", { class: "reasons" }, ...rows),
    tableTwin({
      caption: pair,
      columns: [{ title: say("report_model.group") }, { title: say("report_model.adds"), numeric: true }],
      rows: order.map((group) => cells(model.groups[group].title, signed(groups[group]))),
    }),
  ];
}

/** Nothing where there is but one tag. */
export function shared(shown: Shown): Section | null {
  const { titles } = shown;
  if (titles.length < 2) return null;
  let told = 0;
  const map = mapOf(shown, (row, column) => {
    shown.choose(row);
    show(column);
  });
  const cell = h("div", { class: "shared-cell" });
  const list = h("div", { class: "chooser" });
  const show = (other: number) => {
    map.frame({ row: told, column: other });
    cell.replaceChildren(...groupsOf(shown, told, other));
    list.querySelector("select")!.value = String(other);
  };
  const tell = (tag: number) => {
    told = tag;
    const others = titles.map((title, t) => ({ value: String(t), title })).filter((_, t) => t !== tag);
    const parts = [{ title: say("report_model.tags"), choices: others }];
    const label = say("report_model.shared_with", { tag: titles[tag] });
    list.replaceChildren(select(label, parts, null, (value) => show(Number(value))));
    show(strongestOther(shown, tag));
  };
  const element = section(
    "shared",
    say("report_model.shared"),
    h("p", {}, say("report_model.shared_intro")),
    map.element,
    h("div", { class: "shared-told" }, list, cell),
  );
  return { element, tell };
}
