// Curves, staircases, products and tables: src/model/additive_function.cpp. Inputs are rank-normal, null where missing.

import type { MainEffect, PairEffect } from "../data.ts";
import { upperBound } from "./rank_normal.ts";

const knotCount = 9;
const knotDistance = 0.65;

export function curveAt(values: readonly number[], u: number): number {
  const firstKnot = (-knotDistance * (knotCount - 1)) / 2;
  const place = Math.min(Math.max((u - firstKnot) / knotDistance, 0), knotCount - 1);
  const below = Math.min(Math.floor(place), knotCount - 2);
  const share = place - below;
  return (1 - share) * values[below] + share * values[below + 1];
}

/** How many thresholds are not above u, in single precision, as the boosted trees compare. */
export function intervalOf(thresholds: readonly number[], u: number): number {
  return upperBound(thresholds, Math.fround(u));
}

/** Exactly 0 where the feature is missing. */
export function mainAt(effect: MainEffect, u: number | null): number {
  if (u === null) return 0;
  return curveAt(effect.curve, u) + (effect.steps.length === 0 ? 0 : effect.steps[intervalOf(effect.thresholds, u)]);
}

/** Exactly 0 where one of the features is missing. */
export function pairAt(effect: PairEffect, u: number | null, v: number | null): number {
  if (u === null || v === null) return 0;
  const product = effect.product * (u * v - effect.product_mean);
  if (effect.cells.length === 0) return product;
  const [rows, columns] = effect.thresholds;
  return product + effect.cells[intervalOf(rows, u) * (columns.length + 1) + intervalOf(columns, v)];
}
