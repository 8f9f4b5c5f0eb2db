// Where a value lies among the reference tracks: src/model/rank_normal.cpp, number for number.

import { normalQuantile } from "./normal_quantile.ts";

/** Index of the first element for which `holds`, where it holds from somewhere on. */
function firstThat(sorted: readonly number[], holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle])) high = middle;
    else low = middle + 1;
  }
  return low;
}

export function lowerBound(sorted: readonly number[], value: number): number {
  return firstThat(sorted, (each) => each >= value);
}

export function upperBound(sorted: readonly number[], value: number): number {
  return firstThat(sorted, (each) => each > value);
}

/** Share of the reference tracks below `value`, 0 … 1; of those that have the very same value, half count as below. */
export function shareBelow(quantiles: readonly number[], value: number): number {
  const first = lowerBound(quantiles, value);
  const last = upperBound(quantiles, value);
  const steps = quantiles.length - 1;
  if (first !== last) return (first + last - 1) / 2 / steps;
  if (first === 0) return 0;
  if (first === quantiles.length) return 1;
  const below = quantiles[first - 1];
  return (first - 1 + (value - below) / (quantiles[first] - below)) / steps;
}

/** Φ⁻¹ of the share below, kept within 0.5 % … 99.5 %; null where missing, or where all reference tracks are equal. */
export function rankNormal(quantiles: readonly number[], value: number | null): number | null {
  const outermost = 0.005;
  if (value === null || quantiles[0] === quantiles[quantiles.length - 1]) return null;
  return normalQuantile(Math.min(Math.max(shareBelow(quantiles, value), outermost), 1 - outermost));
}

/** The value that `percentile` (0 … 100) percent of the reference tracks lie below. */
export function valueAtPercentile(quantiles: readonly number[], percentile: number): number {
  const place = (Math.min(Math.max(percentile, 0), 100) / 100) * (quantiles.length - 1);
  const below = Math.min(Math.floor(place), quantiles.length - 2);
  const share = place - below;
  return share === 0 ? quantiles[below] : (1 - share) * quantiles[below] + share * quantiles[below + 1];
}
