// A probability from 0 to 100 %, with the interval it may lie in and the threshold from which a tag is given.

import * as Plot from "@observablehq/plot";
import { percent, say } from "../words.ts";
import { drawing } from "./chart.ts";

export interface ProbabilityScale {
  name: string;
  probability: number;
  interval: [number, number] | null;
  threshold: number | null; // none where tags exclude each other, or where no probability reaches it
}

const bar = { y1: 0.28, y2: 0.72 };

function thresholdMarks(threshold: number): Plot.Markish[] {
  const anchor = threshold > 0.75 ? "end" : threshold < 0.25 ? "start" : "middle";
  const label = say("report_result.threshold", { probability: percent(threshold) });
  return [
    Plot.ruleX([threshold], { y1: 0, y2: 1, stroke: "var(--ink-soft)", strokeDasharray: "3 3", strokeWidth: 1.5 }),
    Plot.text([label], {
      x: threshold, frameAnchor: "top", dy: -8, lineAnchor: "bottom", textAnchor: anchor, fill: "var(--ink-soft)",
    }),
  ];
}

export function probabilityScale({ name, probability, interval, threshold }: ProbabilityScale): HTMLElement {
  return drawing(name, (width) => ({
    height: 76,
    marginTop: 22,
    marginBottom: 22,
    marginLeft: 18,
    marginRight: 22,
    x: { domain: [0, 1] },
    y: { axis: null, domain: [0, 1] },
    marks: [
      Plot.rect([0], { x1: 0, x2: 1, ...bar, fill: "var(--surface-sunk)", rx: 7 }),
      Plot.rect(interval ? [interval] : [], {
        x1: (d: [number, number]) => d[0], x2: (d: [number, number]) => d[1], ...bar, fill: "var(--for)",
        fillOpacity: 0.38, rx: 7,
      }),
      Plot.axisX({
        ticks: width < 480 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1], tickSize: 0, label: null, tickFormat: percent,
      }),
      ...(threshold === null ? [] : thresholdMarks(threshold)),
      Plot.dot([probability], {
        x: (d: number) => d, y: 0.5, r: 8, fill: "var(--for)", stroke: "var(--surface)", strokeWidth: 2.5,
      }),
    ],
  }));
}
