// Tiny models, whose answers can be computed by hand.

import type { MainEffect, Model, ModelFeature, ModelTag, PairEffect } from "../src/data.ts";

export function feature(more: Partial<ModelFeature> = {}): ModelFeature {
  return {
    id: "loudness", title: "loudness", unit: "LUFS", low: "quiet", high: "loud",
    mean: 50, spread: 25, minimum: 0, maximum: 100,
    quantiles: Array.from({ length: 101 }, (_, percent) => percent), // so that a value is its own percentile
    ...more,
  };
}

export function tag(more: Partial<ModelTag> = {}): ModelTag {
  return {
    name: "emotion---calmness", title: "calmness", category: "emotion", family: "", positives: 10,
    threshold: 0.5, slope: 1, offset: 0, intercept: 0, ...more,
  };
}

export function main(more: Partial<MainEffect> = {}): MainEffect {
  return { feature: 0, curve: [0, 0, 0, 0, 0, 0, 0, 0, 0], thresholds: [], steps: [], ...more };
}

export function pair(more: Partial<PairEffect> = {}): PairEffect {
  return { features: [0, 1], product: 0, product_mean: 0, thresholds: [[], []], cells: [], ...more };
}

/** All features in one group, unless told otherwise. */
export function model(kind: Model["kind"], features: ModelFeature[], tags: ModelTag[], groups?: number[][]): Model {
  const parts = groups ?? [features.map((_, j) => j)];
  return {
    name: "example.json", kind, grouping: "example", features, tags,
    groups: parts.map((members, g) => ({ id: `group_${g}`, title: `group ${g}`, features: members })),
  };
}
