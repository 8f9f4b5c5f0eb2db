// What a model has learned of a tag, without any track: src/explain/learned_effects.cpp. All in log-odds, calibrated.

import type { Model, ModelTag } from "../data.ts";
import { pairAt } from "./additive_function.ts";
import { valueAtPercentile } from "./rank_normal.ts";
import { effectOf, inputOf } from "./scoring.ts";

/** Of a feature, or of a pair by Effects.pairs. */
export interface Spread {
  index: number;
  spread: number; // standard deviation of what it adds over the reference collection
}

export interface LearnedGroup {
  strength: number; // root of the sum of squared spreads
  features: Spread[]; // those that weigh, strongest first
  pairs: Spread[];
}

const places = Array.from({ length: 20 }, (_, i) => 5 * (i + 0.5)); // percentiles at which pairs are looked at

function spreadOf(values: number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
}

/** Standard deviation of what the feature adds by itself. */
export function spreadOfFeature(model: Model, tag: ModelTag, feature: number): number {
  return spreadOf(model.features[feature].quantiles.map((value) => effectOf(model, tag, feature, value)));
}

function pairSpreads(model: Model, tag: ModelTag, members: Set<number>): Spread[] {
  const inputs = new Map(
    [...members].map((feature) => {
      const { quantiles } = model.features[feature];
      return [feature, places.map((place) => inputOf(model, feature, valueAtPercentile(quantiles, place)))];
    }),
  );
  return (tag.effects?.pairs ?? []).flatMap((pair, index) => {
    const [first, second] = pair.features.map((feature) => inputs.get(feature));
    if (!first || !second) return [];
    return [{ index, spread: spreadOf(first.flatMap((u) => second.map((v) => tag.slope * pairAt(pair, u, v)))) }];
  });
}

const strongestFirst = (spreads: Spread[]) =>
  spreads.filter(({ spread }) => spread > 0).sort((a, b) => b.spread - a.spread);

export function learnedGroup(model: Model, tag: ModelTag, group: number): LearnedGroup {
  const members = model.groups[group].features;
  const features = members.map((index) => ({ index, spread: spreadOfFeature(model, tag, index) }));
  const pairs = pairSpreads(model, tag, new Set(members));
  const squares = [...features, ...pairs].reduce((sum, { spread }) => sum + spread ** 2, 0);
  return { strength: Math.sqrt(squares), features: strongestFirst(features), pairs: strongestFirst(pairs) };
}
