// What the sections are told: the page, and the tag whose reasons are shown.

import type { ModelTag, TagStory, TrackPage } from "../data.ts";
import { logit } from "../arithmetic/judging.ts";

export interface Told {
  page: TrackPage;
  story: TagStory;
  tag: ModelTag;
  /** Shows the shape of this feature's effect. */
  showShape: (feature: number) => void;
}

/** The values of the track, by Model.features. */
export function valuesOf(page: TrackPage): (number | null)[] {
  return page.track.features.map(({ value }) => value);
}

/** Features by what they add to the tag, strongest first; those that add nothing are left out. */
export function strongest(contributions: readonly number[]): number[] {
  return contributions
    .map((_, index) => index)
    .filter((index) => contributions[index] !== 0)
    .sort((a, b) => Math.abs(contributions[b]) - Math.abs(contributions[a]));
}

/** The probability from which a tag that stands alone is given; null where none decides. */
export function decidingThreshold({ family, threshold }: ModelTag): number | null {
  return family === "" && threshold > 0 && threshold < 1 ? threshold : null;
}

/** The score from which it is given. */
export function decidingScore(tag: ModelTag): number | null {
  const threshold = decidingThreshold(tag);
  return threshold === null ? null : logit(threshold);
}

/** Given ones first, then by probability. */
export function inOrder(stories: readonly TagStory[]): TagStory[] {
  return [...stories].sort((a, b) => Number(b.given) - Number(a.given) || b.probability - a.probability);
}
