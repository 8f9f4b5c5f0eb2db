// What a linear model sees of a value: src/model/standardise.cpp.

import type { ModelFeature } from "../data.ts";

/** (value − mean) / spread, values beyond the reference tracks counted as the nearest of them; 0 where missing. */
export function standardise(feature: ModelFeature, value: number | null): number {
  if (value === null || feature.spread === 0) return 0;
  return (Math.min(Math.max(value, feature.minimum), feature.maximum) - feature.mean) / feature.spread;
}
