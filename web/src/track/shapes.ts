// What each value of a feature would add, and what two features add together.

import { effectOf, inputOf } from "../arithmetic/scoring.ts";
import { pairAt } from "../arithmetic/additive_function.ts";
import type { PairEffect } from "../data.ts";
import { featuresByGroup, select } from "../parts/choices.ts";
import { h, section } from "../parts/dom.ts";
import { effectShape } from "../parts/effect_shape.ts";
import { pairMap } from "../parts/pair_map.ts";
import { say, signed, unbroken } from "../words.ts";
import { strongest, type Told } from "./told.ts";

const strongestListed = 10;
const pairsListed = 30;

function shapeOf({ page, tag, story }: Told, feature: number): HTMLElement {
  const { value, words } = page.track.features[feature];
  const known = page.model.features[feature];
  const contribution = signed(story.features[feature]);
  const said = value === null ? words : say("report_shape.here", { words, contribution });
  return h(
    "div",
    {},
    h("p", { class: "told" }, unbroken(said)),
    effectShape({
      caption: say("report_shape.caption", { feature: known.title, tag: tag.title }),
      feature: known,
      effect: (each) => effectOf(page.model, tag, feature, each),
      here: value,
    }),
  );
}

function mapOf({ page, tag, story }: Told, index: number): HTMLElement {
  const effect: PairEffect = tag.effects!.pairs[index];
  const [first, second] = effect.features;
  const [a, b] = [page.model.features[first], page.model.features[second]];
  const [here, there] = [page.track.features[first].percentile, page.track.features[second].percentile];
  const isKnown = here !== null && there !== null;
  const together = say("pair.together", { first: a.title, second: b.title });
  const said = isKnown
    ? say("report_shape.here", { words: together, contribution: signed(story.pairs[index]) })
    : say("report_shape.pair_missing", { words: together });
  return h(
    "div",
    {},
    h("p", { class: "told" }, said),
    pairMap({
      caption: say("report_shape.pair_caption", { pair: together, tag: tag.title }),
      first: a,
      second: b,
      effect: (x, y) => tag.slope * pairAt(effect, inputOf(page.model, first, x), inputOf(page.model, second, y)),
      here: isKnown ? { first: here, second: there } : null,
    }),
  );
}

type Choose = (value: string) => void;

/** A list to choose from with what it shows beneath. */
function chooser(list: (choose: Choose) => HTMLElement, show: (index: number) => HTMLElement, first: number) {
  const shown = h("div", {}, show(first));
  const choose: Choose = (value) => shown.replaceChildren(show(Number(value)));
  return h("div", { class: "chooser" }, list(choose), shown);
}

function featureChooser(told: Told): HTMLElement {
  const { page, story } = told;
  const order = strongest(story.features);
  const top = order.slice(0, strongestListed).map((feature) => ({
    value: String(feature), title: `${page.model.features[feature].title} ${signed(story.features[feature])}`,
  }));
  // Those that are among the strongest are listed there.
  const listed = new Set(top.map(({ value }) => value));
  const groups = featuresByGroup(page.model).map(({ title, choices }) => ({
    title, choices: choices.filter(({ value }) => !listed.has(value)),
  }));
  const parts = [{ title: say("report_shape.strongest"), choices: top }, ...groups];
  const first = order[0] ?? 0;
  const list = (choose: Choose) => select(say("report_shape.feature"), parts, String(first), choose);
  return chooser(list, (feature) => shapeOf(told, feature), first);
}

function pairChooser(told: Told): HTMLElement | null {
  const { page, tag, story } = told;
  const order = strongest(story.pairs).slice(0, pairsListed);
  if (order.length === 0) return null;
  const choices = order.map((index) => {
    const [first, second] = tag.effects!.pairs[index].features.map((feature) => page.model.features[feature].title);
    return { value: String(index), title: `${say("pair.together", { first, second })} ${signed(story.pairs[index])}` };
  });
  const parts = [{ title: say("report_shape.strongest"), choices }];
  const list = (choose: Choose) => select(say("report_shape.pair"), parts, String(order[0]), choose);
  return chooser(list, (index) => mapOf(told, index), order[0]);
}

export interface Shapes {
  element: HTMLElement;
  show: (feature: number) => void;
}

export function shapes(told: Told): Shapes {
  const features = featureChooser(told);
  const pairs = pairChooser(told);
  const element = section(
    "shapes",
    say("report_shape.title"),
    h("p", {}, say("report_shape.intro", { tag: told.tag.title })),
    h("div", { class: pairs ? "shapes two" : "shapes" }, features, pairs),
  );
  const show = (feature: number) => {
    const list = features.querySelector("select")!;
    list.value = String(feature);
    list.dispatchEvent(new Event("change"));
    element.scrollIntoView();
    list.focus({ preventScroll: true });
  };
  return { element, show };
}
