// Pages of tracks that never were, of any shape. Their numbers are computed by the page's own arithmetic.

import { evaluate, type Evaluation } from "../src/arithmetic/evaluate.ts";
import { shareBelow } from "../src/arithmetic/rank_normal.ts";
import { baselineOf } from "../src/arithmetic/scoring.ts";
import type { Effects, Model, Strip, TagStory, TrackFeature, TrackPage } from "../src/data.ts";
import { feature, main, model, pair, tag } from "./example_model.ts";

export interface Shape {
  kind: Model["kind"];
  features: number;
  groups: number;
  tags: number;
  inFamily: number; // how many of the tags exclude each other
  missing: number; // every so-manieth feature; 0: none
  passages: number;
  strip: boolean;
  alike: number;
  name: string;
  tagTitle: string;
  messages: Record<string, string>;
}

/** What of it a model has. */
export type ModelShape = Pick<Shape, "kind" | "features" | "groups" | "tags" | "inFamily" | "name" | "tagTitle">;

/** Numbers from 0 to 1 that are the same every time (Park and Miller's generator). */
export function numbers(): () => number {
  let state = 20240229;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

function effectsOf(count: number, groups: number[][], next: () => number): Effects {
  const mains = Array.from({ length: count }, (_, j) => {
    const size = next() - 0.5;
    const curve = Array.from({ length: 9 }, (_, k) => size * (k - 4) * 0.4);
    return main({ feature: j, curve, ...(j % 3 === 0 ? { thresholds: [-0.5, 0.5], steps: [-0.1, 0, 0.2] } : {}) });
  });
  const pairs = groups
    .filter((members) => members.length > 1)
    .map(([first, second]) =>
      pair({ features: [first, second], product: next() - 0.5, thresholds: [[0], [0]], cells: [0.1, -0.1, -0.2, 0.1] }),
    );
  return { mains, pairs };
}

export function exampleModel(shape: ModelShape, next: () => number): Model {
  const skewed = feature().quantiles.map((each) => Math.max(each - 30, 0) ** 3); // a third of them 0
  const features = Array.from({ length: shape.features }, (_, j) => feature({
    id: `feature_${j}`, title: j === 0 ? `${shape.name.slice(0, 40)} loudness` : `feature number ${j}`,
    unit: ["LUFS", "1", null, "Hz"][j % 4],
    ...(j === 1 ? { quantiles: new Array(101).fill(7), spread: 0 } : {}), // constant
    ...(j % 4 === 2 ? { low: "", high: "", quantiles: skewed } : {}),
  }));
  const groups = Array.from({ length: shape.groups }, (_, g) =>
    features.map((_, j) => j).filter((j) => j % shape.groups === g),
  );
  const tags = Array.from({ length: shape.tags }, (_, t) => {
    const family = t < shape.inFamily ? "genre" : "";
    const title = t === 0 ? shape.tagTitle : `tag ${t}`;
    const learned = shape.kind === "linear"
      ? { weights: features.map(() => next() - 0.5) }
      : { effects: effectsOf(features.length, shape.kind === "glass" ? groups : [], next) };
    const threshold = family === "" ? 0.2 + 0.6 * next() : 0;
    return tag({ name: `kind---${title}`, title, family, threshold, intercept: 2 * next() - 1.5, ...learned });
  });
  return model(shape.kind, features, tags, groups);
}

function trackFeature({ features }: Model, j: number, value: number | null): TrackFeature {
  const { title, quantiles } = features[j];
  return {
    value,
    uncertainty: null,
    percentile: value === null ? null : 100 * shareBelow(quantiles, value),
    missing: value === null ? "silent" : null,
    words: value === null ? `${title} is missing (silent): counts nothing` : `${title} ${value.toFixed(2)}, as it is`,
    heard_at: [],
  };
}

function storyOf(t: number, known: Model, now: Evaluation, passages: TrackPage["passages"]): TagStory {
  const probability = now.probabilities[t];
  return {
    tag: t, score: now.scores[t], probability, interval: t % 2 ? null : [probability * 0.7, (1 + probability) / 2],
    given: now.given[t], decided: t % 3 !== 0, baseline: baselineOf(known.tags[t]),
    groups: now.groups[t].map((contribution, g) => ({
      contribution, words: "clearly for it", deviation: g % 2 ? null : 0.1, without: { probability: 0.3, given: false },
    })),
    features: now.features[t], pairs: now.pairs[t],
    words: ["Decided by “group 0”: even if nothing else spoke for the tag, it would be given."],
    passages: passages.map((_, i) => (i % 5 === 3 ? null : 0.5 + 0.4 * Math.sin(i + t))),
    carrying: passages.slice(0, 1).map((passage) => ({ ...passage, probability: 0.9, words: "Listen at 0:00." })),
  };
}

function stripOf(seconds: number): Strip {
  const levels = Buffer.from(Array.from({ length: 40 * 8 }, (_, i) => (i * 37) % 256)).toString("base64");
  return { columns: 40, bands: 8, low_hertz: 0, high_hertz: 11025, seconds, levels };
}

export function examplePage(shape: Shape): TrackPage {
  const next = numbers();
  const known = exampleModel(shape, next);
  const values = known.features.map((_, j) =>
    shape.missing > 0 && j % shape.missing === 0 ? null : j === 1 ? 7 : Math.round(1000 * next()) / 10,
  );
  const now = evaluate(known, values);
  const passages = Array.from({ length: shape.passages }, (_, i) => ({ start: 10 * i, end: 10 * i + 20 }));
  const length = 10 * shape.passages + 15;
  const stories = known.tags.map((_, t) => storyOf(t, known, now, passages));
  return {
    page: "track", language: "en", messages: { ...shape.messages }, program: "0.0.0",
    track: {
      name: shape.name, length_seconds: length, warnings: ["The last 3 s could not be read."],
      features: values.map((value, j) => trackFeature(known, j, value)),
    },
    model: known,
    tags: stories.sort((a, b) => b.probability - a.probability),
    passages,
    strip: shape.strip ? stripOf(length) : null,
    alike: Array.from({ length: shape.alike }, (_, i) => ({
      name: `${shape.name} ${i}`, likeness: 0.9, tags: [shape.tagTitle], words: "Both are carried by “group 0”.",
    })),
  };
}
