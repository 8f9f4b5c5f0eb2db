// All that a model says of one track's values, as the program would say it.

import type { Model } from "../data.ts";
import { judge } from "./judging.ts";
import { contributionsTo, groupContributions, inputOf, scoreOf } from "./scoring.ts";

/** By tag; contributions then by feature, by pair and by group. */
export interface Evaluation {
  scores: number[];
  probabilities: number[];
  given: boolean[];
  features: number[][];
  pairs: number[][];
  groups: number[][];
}

/** `values`: by Model.features, null where missing. */
export function evaluate(model: Model, values: readonly (number | null)[]): Evaluation {
  if (values.length !== model.features.length) throw new Error("there must be one value for each feature of the model");
  const inputs = values.map((value, feature) => inputOf(model, feature, value));
  const contributions = model.tags.map((tag) => contributionsTo(tag, inputs));
  const scores = model.tags.map((tag, t) => scoreOf(tag, contributions[t]));
  const judgements = judge(model.tags, scores);
  return {
    scores,
    probabilities: judgements.map(({ probability }) => probability),
    given: judgements.map(({ given }) => given),
    features: contributions.map(({ features }) => features),
    pairs: contributions.map(({ pairs }) => pairs),
    groups: model.tags.map((tag, t) => groupContributions(model, tag, contributions[t])),
  };
}
