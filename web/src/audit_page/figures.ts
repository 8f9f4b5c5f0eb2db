// How figures of an audit are written, and what charts take of them.

import type { Mean } from "../data.ts";
import type { Figure } from "../parts/dots.ts";
import { say } from "../words.ts";

/** 0.071 · −0.002 */
export function thousandths(value: number): string {
  return value.toFixed(3).replace("-", "−");
}

export function hundredths(value: number): string {
  return value.toFixed(2).replace("-", "−");
}

export function figureOf(mean: Mean | null | undefined): Figure {
  return { value: mean?.mean ?? null, interval: mean?.interval ?? null };
}

export const ends = (): [string, string] => [say("report.low"), say("report.high")];
