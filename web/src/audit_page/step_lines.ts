// What becomes of a figure step by step, in several ways, each with the band it may lie in.

import * as Plot from "@observablehq/plot";
import { chart, drawing, type Drawing } from "../parts/chart.ts";
import { looks, seriesKey } from "../parts/series.ts";
import type { Figure } from "../parts/dots.ts";
import type { Table } from "../parts/table.ts";
import { fittingTicks } from "../parts/ticks.ts";
import { say } from "../words.ts";

export interface StepLines {
  kind: string;
  caption: string; // of its table, and its name
  across: string; // what the steps are
  steps: number[];
  series: { title: string; figures: Figure[] }[]; // by step
  reach: [number, number];
  text: (value: number) => string;
  tick: (value: number) => string;
  isWide: boolean; // many steps: the first ones take most of the room
}

interface Point extends Figure {
  step: number;
}

const frame = { marginLeft: 48, marginRight: 16 };

const mostSteps = 12; // that all have a tick

/** Where they are many: 0, 1, 3, 10, 30 … and the last, as far as none stands too near to it. */
function ticksOf({ steps, isWide }: StepLines, width: number): number[] {
  const last = steps[steps.length - 1];
  if (!isWide && steps.length <= mostSteps) return [...new Set(steps)];
  if (!isWide) return fittingTicks([0, last], width, String).filter(Number.isInteger);
  const ticks = [0, 1, 3, 10, 30, 100, 300, 1000, 3000].filter((tick) => tick < last / 1.6);
  return [...ticks, last];
}

function seriesMarks(points: Point[], s: number): Plot.Markish[] {
  const { colour, dash, symbol } = looks[s];
  const known = points.filter(({ value }) => value !== null);
  const few = known.length <= 15;
  return [
    Plot.areaY(known.filter(({ interval }) => interval !== null), {
      x: "step", y1: (d: Point) => d.interval![0], y2: (d: Point) => d.interval![1], fill: colour, fillOpacity: 0.2,
    }),
    Plot.lineY(known, { x: "step", y: "value", stroke: colour, strokeWidth: 2, strokeDasharray: dash }),
    Plot.dot(few ? known : [], { x: "step", y: "value", fill: colour, symbol, r: 3.5 }),
  ];
}

function drawingOf(content: StepLines): Drawing {
  const { steps, series, reach, isWide, tick } = content;
  const domain = [steps[0], steps[steps.length - 1]];
  return (width) => ({
    ...frame,
    height: width < 480 ? 220 : 260,
    marginTop: 10,
    marginBottom: 26,
    x: isWide ? { type: "symlog", constant: 1, domain } : { domain },
    y: { domain: reach },
    marks: [
      Plot.axisY({ label: null, tickSize: 0, ticks: 5, tickFormat: tick }),
      Plot.gridY({ ticks: 5, stroke: "var(--line)", strokeOpacity: 1 }),
      Plot.axisX({ label: null, tickSize: 4, ticks: ticksOf(content, width - 64), tickFormat: String }),
      Plot.ruleY(reach[0] < 0 ? [0] : [], { stroke: "var(--line-strong)" }),
      ...series.flatMap(({ figures }, s) => seriesMarks(figures.map((each, i) => ({ ...each, step: steps[i] })), s)),
    ],
  });
}

function twinOf({ caption, across, steps, series, text }: StepLines): Table {
  const textOf = (value: number | null | undefined) => (value === null || value === undefined ? "–" : text(value));
  const numeric = true;
  return {
    caption,
    columns: [
      { title: across },
      ...series.flatMap(({ title }) => [title, say("report.low"), say("report.high")].map((each) => ({
        title: each, numeric,
      }))),
    ],
    rows: steps.map((step, i) => [
      { text: String(step) },
      ...series.flatMap(({ figures }) => {
        const { value, interval } = figures[i];
        return [value, interval?.[0], interval?.[1]].map((each) => ({ text: textOf(each) }));
      }),
    ]),
  };
}

export function stepLines(content: StepLines): HTMLElement {
  return chart(
    `step-lines ${content.kind}`,
    [
      seriesKey(content.series.map(({ title }) => title), "lines"),
      drawing(content.caption, drawingOf(content)),
    ],
    content.across,
    twinOf(content),
  );
}
