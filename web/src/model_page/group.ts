// What is in a group of features: what the values of each add to the tag, and what two of them add together.

import { pairAt } from "../arithmetic/additive_function.ts";
import { learnedGroup, type LearnedGroup, type Spread } from "../arithmetic/learned.ts";
import { effectOf, inputOf } from "../arithmetic/scoring.ts";
import type { Model, ModelTag } from "../data.ts";
import { h } from "../parts/dom.ts";
import { growing } from "../parts/growing.ts";
import { pairMap } from "../parts/pair_map.ts";
import { reachOf, smallShape } from "../parts/small_shape.ts";
import type { Domain } from "../parts/effect_shape.ts";
import { number, say } from "../words.ts";
import type { Shown } from "./shown.ts";

const shapesAtFirst = 6;
const furtherShapes = 12;
const pairsAtFirst = 2;
const furtherPairs = 4;

/** All that the features may add at values of the reference collection. */
function reachIn(model: Model, tag: ModelTag, features: Spread[]): Domain {
  const reaches = features.map(({ index }) => {
    const effects = model.features[index].quantiles.slice(1, 100).map((value) => effectOf(model, tag, index, value));
    return [Math.min(...effects), Math.max(...effects)];
  });
  return reachOf(reaches.map(([low]) => low), reaches.map(([, high]) => high));
}

function shapeOf({ model, titles }: Shown, tag: number, { index, spread }: Spread, reach: Domain): HTMLElement {
  const feature = model.features[index];
  const shape = smallShape({
    caption: say("report_shape.caption", { feature: feature.title, tag: titles[tag] }),
    feature,
    lines: [{ title: "", effect: (value) => effectOf(model, model.tags[tag], index, value) }],
    reach,
    note: say("report_model.spread", { spread: number(spread) }),
  });
  shape.dataset.feature = String(index);
  shape.dataset.tag = String(tag);
  return shape;
}

function mapOf({ model, titles }: Shown, tag: number, { index, spread }: Spread): HTMLElement {
  const { slope, effects } = model.tags[tag];
  const effect = effects!.pairs[index];
  const [first, second] = effect.features;
  const [a, b] = [model.features[first], model.features[second]];
  const pair = say("pair.together", { first: a.title, second: b.title });
  return h(
    "div",
    { class: "learned-pair" },
    h("p", { class: "small-shape-title" }, pair),
    h("p", { class: "small-shape-note" }, say("report_model.spread", { spread: number(spread) })),
    pairMap({
      caption: say("report_shape.pair_caption", { pair, tag: titles[tag] }),
      first: a,
      second: b,
      effect: (x, y) => slope * pairAt(effect, inputOf(model, first, x), inputOf(model, second, y)),
      here: null,
    }),
  );
}

function pairsOf(shown: Shown, tag: number, { pairs }: LearnedGroup): HTMLElement[] {
  if (pairs.length === 0) return [];
  return [
    h("h4", {}, say("report_model.pairs")),
    growing("learned-pairs", pairs, (pair) => mapOf(shown, tag, pair), pairsAtFirst, furtherPairs),
  ];
}

function countsOf({ model }: Shown, group: number, learned: LearnedGroup): string {
  return say("report_model.group_counts", {
    features: model.groups[group].features.length, weigh: learned.features.length, pairs: learned.pairs.length,
  });
}

export function groupDetails(shown: Shown, tag: number, group: number): HTMLElement {
  const { model, view } = shown;
  const learned = learnedGroup(model, model.tags[tag], group);
  const reach = reachIn(model, model.tags[tag], learned.features);
  const lambda = say("report_model.group_lambda", { lambda: number(view.tags[tag].groups[group].lambda) });
  const isSilent = learned.features.length === 0;
  const shapes = () =>
    growing("small-shapes", learned.features, (each) => shapeOf(shown, tag, each, reach), shapesAtFirst, furtherShapes);
  return h(
    "div",
    { class: "group-details", "data-strength": learned.strength },
    h("p", {}, countsOf(shown, group, learned), " ", lambda),
    isSilent ? h("p", {}, say("report_model.nothing")) : shapes(),
    ...pairsOf(shown, tag, learned),
  );
}

/** The strongest few shapes, for paper. */
export function strongestShapes(shown: Shown, tag: number, group: number, count: number): HTMLElement {
  const { model } = shown;
  const { features } = learnedGroup(model, model.tags[tag], group);
  const reach = reachIn(model, model.tags[tag], features);
  return h(
    "div", { class: "small-shapes" }, ...features.slice(0, count).map((each) => shapeOf(shown, tag, each, reach)),
  );
}
