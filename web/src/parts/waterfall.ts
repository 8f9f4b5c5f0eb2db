// From one score to another, contribution by contribution. Every row is a drawing on the same scale, so that each
// can be opened beneath itself, and words wrap as words do.

import * as Plot from "@observablehq/plot";
import { logistic } from "../arithmetic/judging.ts";
import { percent, say, signed, signedTick } from "../words.ts";
import { chart, ornament, type Drawing } from "./chart.ts";
import { h, name } from "./dom.ts";
import { fillOf } from "./signed_bar.ts";
import { cells, type Table } from "./table.ts";

export interface WaterfallStep {
  title: string;
  contribution: number;
  details: () => Node; // made when it is opened first
}

export interface Waterfall {
  caption: string; // of its table
  start: { title: string; score: number };
  steps: WaterfallStep[];
  end: { title: string; score: number };
  /** Where a score alone makes the probability: the score from which the tag is given. */
  threshold: number | null;
}

const rowHeight = 40;
const rowHeightBelowTitle = 28;
const titlesAbove = matchMedia("(width < 40rem)"); // as in the style sheet
const side = 18; // room for the axis' outermost labels

interface Scale {
  domain: [number, number];
  threshold: number | null;
}

function totals({ start, steps }: Waterfall): number[] {
  const scores = [start.score];
  for (const { contribution } of steps) scores.push(scores[scores.length - 1] + contribution);
  return scores;
}

function scaleOf(waterfall: Waterfall): Scale {
  const shown = totals(waterfall);
  if (waterfall.threshold !== null && Number.isFinite(waterfall.threshold)) shown.push(waterfall.threshold);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const room = Math.max(0.04 * (high - low), 0.05);
  return { domain: [low - room, high + room], threshold: waterfall.threshold };
}

function rowOf(scale: Scale, marks: Plot.Markish[]): Drawing {
  const threshold = scale.threshold === null ? [] : [scale.threshold];
  return () => ({
    height: titlesAbove.matches ? rowHeightBelowTitle : rowHeight,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: side,
    marginRight: side,
    axis: null,
    x: { domain: scale.domain },
    y: { domain: [0, 1] },
    marks: [Plot.ruleX(threshold, { stroke: "var(--ink-soft)", strokeDasharray: "3 4" }), ...marks],
  });
}

/** A bar, hanging from the total above it and holding the one below. */
function stepMarks(from: number, to: number): Plot.Markish[] {
  const line = { stroke: "var(--line-strong)" };
  return [
    Plot.ruleX([from], { y1: 0.78, y2: 1, ...line }),
    Plot.ruleX([to], { y1: 0, y2: 0.22, ...line }),
    Plot.rect([to], {
      x1: Math.min(from, to), x2: Math.max(from, to), y1: 0.22, y2: 0.78, fill: fillOf(to - from), rx: 1.5,
    }),
    // A contribution of nothing is still to be seen.
    Plot.ruleX([to], { y1: 0.22, y2: 0.78, stroke: to < from ? "var(--against)" : "var(--for)", strokeWidth: 1.5 }),
  ];
}

function totalMarks(score: number, above: boolean): Plot.Markish[] {
  const line = { stroke: "var(--line-strong)" };
  return [
    Plot.ruleX([score], above ? { y1: 0.5, y2: 1, ...line } : { y1: 0, y2: 0.5, ...line }),
    Plot.dot([score], { x: (d: number) => d, y: 0.5, r: 5.5, fill: "var(--ink)" }),
  ];
}

function axisOf(scale: Scale): Drawing {
  const axis: Plot.AxisXOptions = { anchor: "bottom", tickSize: 4, label: null, tickFormat: signedTick };
  return (width) => ({
    height: 24,
    marginTop: 2,
    marginBottom: 20,
    marginLeft: side,
    marginRight: side,
    x: { domain: scale.domain },
    y: { axis: null, domain: [0, 1] },
    marks: [Plot.axisX({ ...axis, ticks: Math.max(2, Math.floor(width / 90)) })],
  });
}

function rowParts(title: string, bar: Drawing, figure: string): HTMLElement[] {
  return [
    h("span", { class: "waterfall-title" }, name(title)),
    h("span", { class: "waterfall-bar" }, ornament(bar)),
    h("span", { class: "waterfall-number" }, figure),
  ];
}

function stepRow(step: WaterfallStep, scale: Scale, from: number): HTMLElement {
  const bar = rowOf(scale, stepMarks(from, from + step.contribution));
  const row = h(
    "details",
    { class: "waterfall-step" },
    h("summary", { class: "waterfall-row" }, ...rowParts(step.title, bar, signed(step.contribution))),
  );
  row.addEventListener("toggle", () => row.open && row.childElementCount === 1 && row.append(step.details()));
  return row;
}

function twinOf({ caption, start, steps, end }: Waterfall, scores: number[]): Table {
  const row = (title: string, contribution: string, score: number) => cells(title, contribution, signed(score));
  return {
    caption,
    columns: [
      { title: say("report_why.step") },
      { title: say("report.contribution"), numeric: true },
      { title: say("report_why.total"), numeric: true },
    ],
    rows: [
      row(start.title, "", start.score),
      ...steps.map(({ title, contribution }, k) => row(title, signed(contribution), scores[k + 1])),
      row(end.title, "", end.score),
    ],
  };
}

function legendOf({ threshold }: Scale): string | null {
  if (threshold === null) return null;
  return say("report_why.threshold", { score: signed(threshold), probability: percent(logistic(threshold)) });
}

export function waterfall(content: Waterfall): HTMLElement {
  const { start, steps, end } = content;
  const scale = scaleOf(content);
  const scores = totals(content);
  const total = (title: string, score: number, isStart: boolean) => {
    const bar = rowOf(scale, totalMarks(score, !isStart));
    return h("div", { class: "waterfall-row total" }, ...rowParts(title, bar, signed(score)));
  };
  const rows = h(
    "div",
    { class: "waterfall-rows", role: "group", "aria-label": content.caption },
    total(start.title, start.score, true),
    ...steps.map((step, k) => stepRow(step, scale, scores[k])),
    total(end.title, end.score, false),
    h(
      "div",
      { class: "waterfall-row axis" },
      h("span", { class: "waterfall-title" }, say("report_why.axis")),
      h("span", { class: "waterfall-bar" }, ornament(axisOf(scale))),
    ),
  );
  return chart("waterfall", [rows], legendOf(scale), twinOf(content, scores));
}
