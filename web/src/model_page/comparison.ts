// Two models of the same tags: how alike what they learned is, by group, and feature by feature.

import { spreadOfFeature } from "../arithmetic/learned.ts";
import { effectOf } from "../arithmetic/scoring.ts";
import type { Model, ModelPage, ModelView, TagOverlap } from "../data.ts";
import { select } from "../parts/choices.ts";
import { h, section } from "../parts/dom.ts";
import { dots } from "../parts/dots.ts";
import { reachOf, smallShape } from "../parts/small_shape.ts";
import { number, percent, percentTick, say, signed } from "../words.ts";
import { modelTitle, titlesOf } from "./shown.ts";

const featuresShown = 12;

interface Compared {
  first: ModelView;
  other: ModelView;
  overlaps: TagOverlap[];
}

interface FeaturePair {
  title: string;
  places: [number, number]; // in either model
  spreads: [number, number];
}

const ends = (): [string, string] => [say("report.low"), say("report.high")];

const namesOf = ({ first, other }: Compared) => [modelTitle(first.model), modelTitle(other.model)];

function overlapDots({ first, overlaps }: Compared): HTMLElement {
  const titles = titlesOf(first.model.tags);
  const order = [...overlaps].sort((a, b) => b.overlap - a.overlap);
  return dots(
    {
      kind: "overlaps",
      caption: say("report_model.overlap"),
      corner: say("report_model.tag"),
      series: [say("report_model.overlap")],
      rows: order.map(({ first: tag, overlap }) => ({
        title: titles[tag], figures: [{ value: overlap, interval: null }],
      })),
      text: signed,
      tick: String,
      within: [0, 1],
      legend: say("report_model.overlap_legend"),
    },
    ends(),
  );
}

/** Groups that either model has, by id; null where a model does not have it. */
function groupDots(compared: Compared, tag: TagOverlap): HTMLElement {
  const { first, other } = compared;
  const place = ({ groups }: Model, id: string) => groups.findIndex((group) => group.id === id);
  const ids = [...new Set([...first.model.groups, ...other.model.groups].map(({ id }) => id))];
  const figure = ({ model, tags }: ModelView, of: number, id: string) => ({
    value: tags[of].groups[place(model, id)]?.share ?? null, interval: null,
  });
  const titleOf = (id: string) => {
    const known = [first, other].map(({ model }) => model.groups[place(model, id)]);
    return (known[0] ?? known[1]).title;
  };
  return dots(
    {
      kind: "shares-of-two",
      caption: say("report_model.shares"),
      corner: say("report_model.group"),
      series: namesOf(compared),
      rows: ids.map((id) => ({
        title: titleOf(id), figures: [figure(first, tag.first, id), figure(other, tag.other, id)],
      })),
      text: percent,
      tick: percentTick,
      within: [0, 0],
    },
    ends(),
  );
}

/** Features of both models, by the larger of what they add. */
function featurePairs({ first, other }: Compared, tag: TagOverlap): FeaturePair[] {
  const places = new Map(other.model.features.map(({ id }, place) => [id, place]));
  return first.model.features
    .flatMap(({ id, title }, a): FeaturePair[] => {
      const b = places.get(id);
      if (b === undefined) return [];
      const spreads: [number, number] = [
        spreadOfFeature(first.model, first.model.tags[tag.first], a),
        spreadOfFeature(other.model, other.model.tags[tag.other], b),
      ];
      return [{ title, places: [a, b], spreads }];
    })
    .sort((a, b) => Math.max(...b.spreads) - Math.max(...a.spreads));
}

function featureDots(compared: Compared, pairs: FeaturePair[]): HTMLElement {
  return dots(
    {
      kind: "features-of-two",
      caption: say("report_model.feature_spreads"),
      corner: say("report_numbers.feature"),
      series: namesOf(compared),
      rows: pairs.slice(0, featuresShown).map(({ title, spreads }) => ({
        title, figures: spreads.map((value) => ({ value, interval: null })),
      })),
      text: number,
      tick: String,
      within: [0, 0],
      legend: say("report_model.feature_spreads_legend"),
    },
    ends(),
  );
}

function shapeOfTwo(compared: Compared, tag: TagOverlap, { places }: FeaturePair): HTMLElement {
  const { first, other } = compared;
  const effects = [
    (value: number) => effectOf(first.model, first.model.tags[tag.first], places[0], value),
    (value: number) => effectOf(other.model, other.model.tags[tag.other], places[1], value),
  ];
  const feature = first.model.features[places[0]];
  const reached = effects.flatMap((effect) => feature.quantiles.map(effect));
  const names = namesOf(compared);
  return smallShape({
    caption: say("report_shape.caption", { feature: feature.title, tag: first.model.tags[tag.first].title }),
    feature,
    lines: effects.map((effect, m) => ({ title: names[m], effect })),
    reach: reachOf(reached, reached),
    note: null,
  });
}

function featureChooser(compared: Compared, tag: TagOverlap, pairs: FeaturePair[]): HTMLElement {
  const shown = h("div", {}, shapeOfTwo(compared, tag, pairs[0]));
  const choices = pairs.map(({ title }, place) => ({ value: String(place), title }));
  const choose = (value: string) => shown.replaceChildren(shapeOfTwo(compared, tag, pairs[Number(value)]));
  const parts = [{ title: say("report_model.features"), choices }];
  return h("div", { class: "chooser" }, select(say("report_shape.feature"), parts, "0", choose), shown);
}

function ofTag(compared: Compared, name: string): HTMLElement[] {
  const { first, other, overlaps } = compared;
  const tag = overlaps.find((each) => first.model.tags[each.first].name === name);
  if (!tag) return [h("p", {}, say("report_model.not_in_both"))];
  const title = titlesOf(first.model.tags)[tag.first];
  const isSameGrouping = first.model.grouping === other.model.grouping;
  const pairs = featurePairs(compared, tag);
  return [
    h("h3", {}, say("report_model.shares_of", { tag: title })),
    isSameGrouping
      ? groupDots(compared, tag)
      : h("p", {}, say("report_model.other_grouping", { first: first.model.grouping, other: other.model.grouping })),
    h("h3", {}, say("report_model.features_of", { tag: title })),
    pairs.length === 0
      ? h("p", {}, say("report_model.no_common_features"))
      : h("div", { class: "two" }, featureDots(compared, pairs), featureChooser(compared, tag, pairs)),
  ];
}

/** The first model held against each of the others. `tell` takes a tag's name: the model looked at may be another. */
export function comparisons({ models, differences }: ModelPage) {
  const parts = differences.map((overlaps, d) => {
    const compared: Compared = { first: models[0], other: models[d + 1], overlaps };
    const [one, another] = [modelTitle(compared.first.model, true), modelTitle(compared.other.model)];
    const tagPart = h("div", { class: "compared-tag" });
    const element = section(
      `comparison-${d + 1}`,
      say("report_model.comparison", { one, another }),
      h("p", {}, say("report_model.comparison_intro")),
      h("h3", {}, say("report_model.overlap")),
      overlaps.length === 0 ? h("p", {}, say("report_model.no_common_tags")) : overlapDots(compared),
      tagPart,
    );
    return { element, tell: (name: string) => tagPart.replaceChildren(...ofTag(compared, name)) };
  });
  return {
    elements: parts.map(({ element }) => element),
    tell: (name: string) => parts.forEach((part) => part.tell(name)),
  };
}
