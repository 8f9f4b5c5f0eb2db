// From features to scores: src/model/scoring.cpp.

import type { Model, ModelTag } from "../data.ts";
import { mainAt, pairAt } from "./additive_function.ts";
import { rankNormal } from "./rank_normal.ts";
import { standardise } from "./standardise.ts";

/** What the model sees of one value of a feature. */
export function inputOf(model: Model, feature: number, value: number | null): number | null {
  const known = model.features[feature];
  return model.kind === "linear" ? standardise(known, value) : rankNormal(known.quantiles, value);
}

/** What a score is made of, in log-odds. */
export interface Contributions {
  features: number[]; // what each adds by itself
  pairs: number[]; // what two features of one group add together, by Effects.pairs
}

export function contributionsTo(tag: ModelTag, inputs: readonly (number | null)[]): Contributions {
  const { slope, weights, effects } = tag;
  if (weights) return { features: inputs.map((z, j) => slope * weights[j] * (z ?? 0)), pairs: [] };
  const features = inputs.map(() => 0);
  for (const effect of effects?.mains ?? []) features[effect.feature] = slope * mainAt(effect, inputs[effect.feature]);
  const pairs = (effects?.pairs ?? []).map(
    (effect) => slope * pairAt(effect, inputs[effect.features[0]], inputs[effect.features[1]]),
  );
  return { features, pairs };
}

/** What one feature of this value adds to the tag's score by itself. */
export function effectOf(model: Model, tag: ModelTag, feature: number, value: number | null): number {
  const input = inputOf(model, feature, value);
  if (tag.weights) return tag.slope * tag.weights[feature] * (input ?? 0);
  const effect = tag.effects?.mains.find((each) => each.feature === feature);
  return effect ? tag.slope * mainAt(effect, input) : 0;
}

/** The average reference track's score. */
export function baselineOf(tag: ModelTag): number {
  return tag.slope * tag.intercept + tag.offset;
}

const sum = (start: number, terms: readonly number[]) => terms.reduce((total, term) => total + term, start);

export function scoreOf(tag: ModelTag, contributions: Contributions): number {
  return sum(sum(baselineOf(tag), contributions.features), contributions.pairs);
}

/** By Model.features: the group that each belongs to. */
export function groupOfFeatures(model: Model): number[] {
  const groups: number[] = model.features.map(() => 0);
  model.groups.forEach((group, g) => group.features.forEach((feature) => (groups[feature] = g)));
  return groups;
}

/** By Model.groups: the sum of what their features and pairs add. */
export function groupContributions(model: Model, tag: ModelTag, { features, pairs }: Contributions): number[] {
  const groupOf = groupOfFeatures(model);
  const groups = model.groups.map(() => 0);
  features.forEach((contribution, j) => (groups[groupOf[j]] += contribution));
  pairs.forEach((contribution, p) => (groups[groupOf[tag.effects!.pairs[p].features[0]]] += contribution));
  return groups;
}
