// What if some features had other values: sliders, and what the model then says at once.

import * as Plot from "@observablehq/plot";
import { evaluate, type Evaluation } from "../arithmetic/evaluate.ts";
import { valueAtPercentile } from "../arithmetic/rank_normal.ts";
import { effectOf } from "../arithmetic/scoring.ts";
import type { Model, ModelTag } from "../data.ts";
import { ornament, redraw, type Drawing } from "../parts/chart.ts";
import { featuresByGroup, select } from "../parts/choices.ts";
import { h, name, section } from "../parts/dom.ts";
import { signedBarDrawing } from "../parts/signed_bar.ts";
import { percent, say, signed } from "../words.ts";
import { slider, type Slider } from "./slider.ts";
import { inOrder, valuesOf, type Told } from "./told.ts";

const slidersAtFirst = 8;

/** How far a feature alone can move the score, over all but the outermost twentieths of the reference tracks. */
function reachOf(model: Model, tag: ModelTag, feature: number): number {
  const { quantiles } = model.features[feature];
  const values = Array.from({ length: 19 }, (_, i) => valueAtPercentile(quantiles, 5 + 5 * i));
  const effects = values.map((value) => effectOf(model, tag, feature, value));
  return Math.max(...effects) - Math.min(...effects);
}

function farthestReaching({ page, tag }: Told): number[] {
  const reaches = page.model.features.map((_, feature) => reachOf(page.model, tag, feature));
  return reaches
    .map((_, feature) => feature)
    .filter((feature) => reaches[feature] > 0)
    .sort((a, b) => reaches[b] - reaches[a]);
}

/** Something that is shown anew for every evaluation. */
interface Shown {
  element: HTMLElement;
  show: (now: Evaluation) => void;
}

function probabilityBar(was: number, now: number): Drawing {
  return () => ({
    height: 18,
    margin: 0,
    axis: null,
    x: { domain: [0, 1] },
    y: { domain: [0, 1] },
    marks: [
      Plot.rect([0], { x1: 0, x2: 1, y1: 0.25, y2: 0.75, fill: "var(--surface-sunk)" }),
      Plot.rect([now], { x1: 0, x2: now, y1: 0.25, y2: 0.75, fill: "var(--for)" }),
      Plot.ruleX([was], { y1: 0, y2: 1, stroke: "var(--ink)", strokeWidth: 2 }),
    ],
  });
}

function givenInWords(given: boolean): string {
  return say(given ? "report_what_if.given" : "report_what_if.not_given");
}

function headline({ page, tag, story }: Told): Shown {
  const element = h("output", { class: "headline", "data-tag": story.tag });
  const t = page.model.tags.indexOf(tag);
  const show = (now: Evaluation) =>
    element.replaceChildren(
      h("span", { class: "headline-tag" }, name(tag.title)),
      h("b", { "data-shown": "probability" }, percent(now.probabilities[t])),
      h("span", { "data-shown": "given" }, givenInWords(now.given[t])),
      h("span", { class: "was" }, say("report_what_if.was", { probability: percent(story.probability) })),
    );
  return { element, show };
}

function tagRows({ page, tag }: Told, was: Evaluation): Shown {
  const rows = inOrder(page.tags).map(({ tag: t }) => {
    const bar = ornament(probabilityBar(was.probabilities[t], was.probabilities[t]));
    const probability = h("b", { "data-shown": "probability" });
    const given = h("span", { "data-shown": "given" });
    const title = h("span", { class: "row-title" }, name(page.model.tags[t].title));
    const isTold = page.model.tags[t] === tag;
    const element = h("li", { "data-tag": t, class: isTold ? "here" : null }, title, bar, probability, given);
    const show = (now: Evaluation) => {
      redraw(bar, probabilityBar(was.probabilities[t], now.probabilities[t]));
      probability.textContent = percent(now.probabilities[t]);
      given.textContent = givenInWords(now.given[t]);
      element.classList.toggle("changed", now.given[t] !== was.given[t]);
    };
    return { element, show };
  });
  const element = h("ul", { class: "what-if-rows tags-now" }, ...rows.map((row) => row.element));
  return { element, show: (now) => rows.forEach((row) => row.show(now)) };
}

function groupRows({ page, story: { tag } }: Told, was: Evaluation): Shown {
  const rows = page.model.groups.map(({ title }, g) => {
    const bar = ornament(signedBarDrawing(0, 1));
    const moved = h("b", { "data-shown": "moved" });
    const element = h("li", { "data-group": g }, h("span", { class: "row-title" }, name(title)), bar, moved);
    const show = (now: Evaluation) => {
      const movement = (k: number) => now.groups[tag][k] - was.groups[tag][k];
      const largest = Math.max(0.5, ...page.model.groups.map((_, k) => Math.abs(movement(k))));
      redraw(bar, signedBarDrawing(movement(g), largest));
      moved.textContent = signed(movement(g));
    };
    return { element, show };
  });
  const element = h("ul", { class: "what-if-rows groups-now" }, ...rows.map((row) => row.element));
  return { element, show: (now) => rows.forEach((row) => row.show(now)) };
}

function resultsOf(told: Told, was: Evaluation): Shown {
  const parts = [headline(told), tagRows(told, was), groupRows(told, was)];
  const element = h(
    "div",
    { class: "what-if-results" },
    parts[0].element,
    h(
      "div",
      { class: "what-if-lists" },
      h("h3", {}, say("report_what_if.tags")),
      parts[1].element,
      h("h3", {}, say("report_what_if.groups", { tag: told.tag.title })),
      parts[2].element,
    ),
  );
  return { element, show: (now) => parts.forEach((part) => part.show(now)) };
}

/** A list of all features, and a button that puts the chosen one among the sliders. */
function adder(model: Model, add: (feature: number) => void): HTMLElement {
  const list = select(say("report_what_if.other"), featuresByGroup(model), null, () => undefined);
  const click = () => add(Number(list.querySelector("select")!.value));
  return h("div", { class: "adder" }, list, h("button", { type: "button", click }, say("report_what_if.add")));
}

export function whatIf(told: Told): HTMLElement {
  const { page } = told;
  const original = valuesOf(page);
  const values = [...original];
  const was = evaluate(page.model, original);
  const results = resultsOf(told, was);
  const sliders = new Map<number, Slider>();
  const list = h("div", { class: "sliders" });

  let isDue = false;
  const showSoon = () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      results.show(evaluate(page.model, values));
    });
  };
  const add = (feature: number): Slider => {
    const made = slider(page, feature, (value) => {
      values[feature] = value;
      showSoon();
    });
    sliders.set(feature, made);
    list.append(made.element);
    return made;
  };
  const reset = () => {
    original.forEach((value, feature) => (values[feature] = value));
    sliders.forEach((each) => each.reset());
    showSoon();
  };

  farthestReaching(told).slice(0, slidersAtFirst).forEach(add);
  results.show(was);
  return section(
    "what-if",
    say("report_what_if.title"),
    h("p", {}, say("report_what_if.intro")),
    h(
      "div",
      { class: "what-if" },
      h(
        "div",
        { class: "what-if-sliders" },
        list,
        adder(page.model, (feature) => (sliders.get(feature) ?? add(feature)).focus()),
        h("button", { type: "button", class: "reset", click: reset }, say("report_what_if.reset")),
      ),
      results.element,
    ),
  );
}
