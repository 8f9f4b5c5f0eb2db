// A bar to the right of nothing for what speaks for a tag, to the left and hatched for what speaks against it.

import * as Plot from "@observablehq/plot";
import { ornament, type Drawing } from "./chart.ts";

export function fillOf(contribution: number): string {
  return contribution < 0 ? "url(#against)" : "var(--for)";
}

/** `largest`: the contribution that takes half of the width. */
export function signedBarDrawing(contribution: number, largest: number): Drawing {
  const reach = largest > 0 ? largest : 1;
  return () => ({
    height: 18,
    margin: 0,
    axis: null,
    x: { domain: [-reach, reach] },
    y: { domain: [0, 1] },
    marks: [
      Plot.rect([contribution], {
        x1: Math.min(contribution, 0), x2: Math.max(contribution, 0), y1: 0.2, y2: 0.8, fill: fillOf(contribution),
      }),
      Plot.ruleX([0], { stroke: "var(--line-strong)" }),
    ],
  });
}

export function signedBar(contribution: number, largest: number): HTMLElement {
  return ornament(signedBarDrawing(contribution, largest));
}
