// How much each group matters, over all tags or for one, and how far the measures agree.

import type { ImportanceFigures, ImportanceView } from "../data.ts";
import { h, freshId, section } from "../parts/dom.ts";
import { dots } from "../parts/dots.ts";
import { heatMap } from "../parts/heat_map.ts";
import { capitalised, say } from "../words.ts";
import { inModel, onCollection, type Measure, type Measured } from "./measured.ts";
import type { Section, Shown } from "./shown.ts";

/** The same order in every panel, so that rows can be compared. */
function orderOf({ overall, measures }: Measured): number[] {
  const place = measures[0]?.place ?? 0;
  const size = (group: number) => overall.values[group][place] ?? 0;
  return overall.values.map((_, group) => group).sort((a, b) => size(b) - size(a));
}

function panel(measured: Measured, measure: Measure, figures: ImportanceFigures, order: number[]): HTMLElement {
  const { title, about, place, text, tick } = measure;
  const chart = dots(
    {
      kind: "importance",
      caption: title,
      corner: say("report_model.group"),
      series: [title],
      rows: order.map((group) => ({
        title: measured.groups[group],
        figures: [{ value: figures.values[group][place], interval: figures.intervals[group][place] }],
      })),
      text,
      tick,
      within: [0, 0],
    },
    [say("report.low"), say("report.high")],
  );
  return h("div", { class: "panel" }, h("h3", {}, capitalised(title)), h("p", { class: "about" }, about), chart);
}

function panelsOf(measured: Measured, figures: ImportanceFigures): HTMLElement[] {
  const order = orderOf(measured);
  return measured.measures.map((measure) => panel(measured, measure, figures, order));
}

function agreementOf({ agreement }: ImportanceView, measures: Measure[]): HTMLElement {
  const titles = measures.map(({ title }) => title);
  const value = (row: number, column: number) => agreement[measures[row].place][measures[column].place];
  const text = (each: number) => each.toFixed(2).replace("-", "−");
  const map = heatMap({
    kind: "agreement", caption: say("report_model.agreement"), corner: say("report_model.measure"), rows: titles,
    columns: titles, value, text, exact: text, largest: 1, legend: say("report_model.agreement_legend"),
  });
  return h("div", {}, h("h3", {}, say("report_model.agreement")), map.element);
}

interface Scope {
  element: HTMLElement;
  ofTag: () => boolean;
  name: (tag: string, isKnown: boolean) => void;
}

/** Over all tags, or for the one that is told of. */
function scopeSwitch(change: () => void): Scope {
  const group = freshId();
  const words = h("span", {});
  const option = (content: HTMLElement, checked: boolean) => {
    const input = h("input", { type: "radio", name: group, checked, change });
    return { input, label: h("label", {}, input, content) };
  };
  const all = option(h("span", {}, say("report_model.all_tags")), true);
  const one = option(words, false);
  const legend = h("legend", { class: "unseen" }, say("report_model.scope"));
  return {
    element: h("fieldset", { class: "switch scope" }, legend, all.label, one.label),
    ofTag: () => one.input.checked,
    name: (tag, isKnown) => {
      words.textContent = tag;
      one.label.hidden = !isKnown;
      if (!isKnown) all.input.checked = true;
    },
  };
}

function introOf(importance: ImportanceView | null): string {
  if (importance === null) return say("report_model.importance_alone");
  const auc = importance.roc_auc;
  if (auc === null) return say("report_model.importance_intro", { tested: importance.tested });
  return say("report_model.importance_intro_auc", { tested: importance.tested, auc: auc.toFixed(3) });
}

export function importance(shown: Shown): Section {
  const { page, view, model, titles } = shown;
  const known = page.importance;
  const measured = known ? onCollection(page, known) : inModel(view);
  const panels = h("div", { class: "panels" });
  const heading = h("p", { class: "scope-told", "aria-live": "polite" });
  let told = 0;
  const show = () => {
    const figures = scope.ofTag() ? measured.ofTag(model.tags[told].name) : undefined;
    heading.textContent = figures ? say("report_model.of_tag", { tag: titles[told] }) : say("report_model.over_all");
    panels.replaceChildren(...panelsOf(measured, figures ?? measured.overall));
  };
  const scope = scopeSwitch(show);
  const isLeftOut = known !== null && measured.measures.length < known.measures.length;
  const element = section(
    "importance",
    say(known ? "report_model.importance" : "report_model.strengths"),
    h("p", {}, introOf(known)),
    scope.element,
    heading,
    panels,
    isLeftOut ? h("p", { class: "key" }, say("report_model.not_measured")) : null,
    known ? agreementOf(known, measured.measures) : null,
  );
  const tell = (tag: number) => {
    const wasShown = panels.childElementCount > 0;
    told = tag;
    scope.name(titles[tag], measured.ofTag(model.tags[tag].name) !== undefined);
    if (!wasShown || scope.ofTag()) show();
  };
  return { element, tell };
}
