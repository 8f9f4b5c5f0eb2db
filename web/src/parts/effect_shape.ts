// What each value of a feature adds to a score, over the values that the reference tracks have.

import * as Plot from "@observablehq/plot";
import { shareBelow, upperBound, valueAtPercentile } from "../arithmetic/rank_normal.ts";
import type { ModelFeature } from "../data.ts";
import { amount, say, signed, signedTick, titleWithUnit } from "../words.ts";
import { chart, drawing, ornament, type Drawing } from "./chart.ts";
import { h } from "./dom.ts";
import { ends } from "./ends.ts";
import type { Table } from "./table.ts";

export interface EffectShape {
  caption: string;
  feature: ModelFeature;
  effect: (value: number) => number;
  /** The track that is told of, where one is. */
  here: number | null;
}

export type Domain = [number, number];
export interface Point {
  value: number;
  effect: number;
}

const frame = { marginLeft: 52, marginRight: 18 };
const binCount = 36;

/** All but the outermost hundredths, which may lie far out, and the track. */
export function domainOf({ feature, here }: EffectShape): Domain {
  const { quantiles } = feature;
  let [low, high] = [quantiles[1], quantiles[99]];
  if (low === high) [low, high] = [quantiles[0], quantiles[100]];
  if (here !== null) [low, high] = [Math.min(low, here), Math.max(high, here)];
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** Close enough for every bend and step; beside a value that many tracks have, the effect may leap. */
export function pointsOf(shape: EffectShape, [low, high]: Domain): Point[] {
  const evenly = Array.from({ length: 301 }, (_, i) => low + ((high - low) * i) / 300);
  const aside = (high - low) * 1e-6;
  const known = shape.feature.quantiles.flatMap((value) => [value - aside, value, value + aside]);
  return [...evenly, ...known.filter((value) => value > low && value < high)]
    .sort((a, b) => a - b)
    .map((value) => ({ value, effect: shape.effect(value) }));
}

function hereMarks(value: number, effect: number, [low, high]: Domain): Plot.Markish[] {
  const onRight = value > (low + high) / 2;
  return [
    Plot.ruleX([value], { stroke: "var(--ink)", strokeDasharray: "2 3" }),
    Plot.dot([value], { x: value, y: effect, r: 5.5, fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 2 }),
    Plot.text([say("report.this_track")], {
      x: value, frameAnchor: "top", textAnchor: onRight ? "end" : "start", dx: onRight ? -7 : 7, dy: -14,
      fill: "var(--ink)", fontWeight: 600,
    }),
  ];
}

function curveOf(shape: EffectShape, domain: Domain): Drawing {
  const points = pointsOf(shape, domain);
  const x = (point: Point) => point.value;
  const area = (part: (effect: number) => number, fill: string) =>
    Plot.areaY(points, { x, y: (point: Point) => part(point.effect), fill, fillOpacity: 0.28 });
  return (width) => ({
    ...frame,
    height: width < 480 ? 210 : 260,
    marginTop: 26,
    marginBottom: 8,
    x: { domain, axis: null },
    y: { label: null, tickFormat: signedTick, ticks: 5, grid: true, nice: true },
    marks: [
      area((effect) => Math.max(effect, 0), "var(--for)"),
      area((effect) => Math.min(effect, 0), "url(#against)"),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      Plot.lineY(points, { x, y: "effect", stroke: "var(--ink)", strokeWidth: 1.8 }),
      ...(shape.here === null ? [] : hereMarks(shape.here, shape.effect(shape.here), domain)),
    ],
  });
}

/** Share of the reference tracks in each of some equally wide bins. */
function densityOf(quantiles: number[], [low, high]: Domain): { from: number; to: number; share: number }[] {
  // Of those that share one value all count as not above it.
  const notAbove = (value: number) =>
    Math.max(shareBelow(quantiles, value), (upperBound(quantiles, value) - 1) / (quantiles.length - 1));
  const edge = (i: number) => low + ((high - low) * i) / binCount;
  return Array.from({ length: binCount }, (_, i) => {
    const below = i === 0 ? 0 : notAbove(edge(i));
    return { from: edge(i), to: edge(i + 1), share: Math.max(notAbove(edge(i + 1)) - below, 0) };
  });
}

export function densityDrawing({ feature, here }: EffectShape, domain: Domain): Drawing {
  return (width) => ({
    ...frame,
    height: 74,
    marginTop: 2,
    marginBottom: 22,
    x: { domain },
    y: { axis: null },
    marks: [
      Plot.rectY(densityOf(feature.quantiles, domain), {
        x1: "from", x2: "to", y: "share", fill: "var(--ink-faint)", insetLeft: 0.5, insetRight: 0.5,
      }),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      Plot.ruleX(here === null ? [] : [here], { stroke: "var(--ink)", strokeDasharray: "2 3" }),
      Plot.axisX({ label: null, ticks: Math.max(2, Math.floor(width / 80)), tickSize: 4 }),
    ],
  });
}

function twinOf({ caption, feature, effect }: EffectShape): Table {
  const percentiles = Array.from({ length: 21 }, (_, i) => 5 * i);
  return {
    caption,
    columns: [
      { title: say("report.percentile") },
      { title: titleWithUnit(feature), numeric: true },
      { title: say("report.contribution"), numeric: true },
    ],
    rows: percentiles.map((percentile) => {
      const value = valueAtPercentile(feature.quantiles, percentile);
      return [{ text: String(percentile) }, { text: amount(value, feature) }, { text: signed(effect(value)) }];
    }),
  };
}

export function effectShape(shape: EffectShape): HTMLElement {
  const domain = domainOf(shape);
  return chart(
    "effect-shape",
    [
      h("p", { class: "axis-title" }, say("report_shape.adds")),
      drawing(shape.caption, curveOf(shape, domain)),
      ornament(densityDrawing(shape, domain)),
      h("p", { class: "axis-title across" }, titleWithUnit(shape.feature)),
      ends(shape.feature),
    ],
    say("report_shape.density"),
    twinOf(shape),
  );
}
