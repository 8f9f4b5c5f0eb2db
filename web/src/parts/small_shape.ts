// What each value of a feature adds, small enough to stand beside others, for one model or for several.

import * as Plot from "@observablehq/plot";
import { valueAtPercentile } from "../arithmetic/rank_normal.ts";
import type { ModelFeature } from "../data.ts";
import { amount, say, signed, signedTick, titleWithUnit } from "../words.ts";
import { chart, drawing, ornament, type Drawing } from "./chart.ts";
import { h, name, type Child } from "./dom.ts";
import { densityDrawing, domainOf, pointsOf, type Domain, type EffectShape, type Point } from "./effect_shape.ts";
import { ends } from "./ends.ts";
import { looks, seriesKey } from "./series.ts";
import type { Table } from "./table.ts";

export interface Line {
  title: string; // of the model; not shown where there is but one
  effect: (value: number) => number;
}

export interface SmallShape {
  caption: string;
  feature: ModelFeature;
  lines: Line[];
  reach: Domain; // of what is added: the same for all that stand side by side
  note: Child;
}

const frame = { marginLeft: 44, marginRight: 12 };

const shapeOf = ({ caption, feature }: SmallShape, { effect }: Line): EffectShape => ({
  caption, feature, effect, here: null,
});

function areaMarks(points: Point[]): Plot.Markish[] {
  const area = (part: (effect: number) => number, fill: string) =>
    Plot.areaY(points, { x: "value", y: (point: Point) => part(point.effect), fill, fillOpacity: 0.28 });
  return [area((effect) => Math.max(effect, 0), "var(--for)"), area((effect) => Math.min(effect, 0), "url(#against)")];
}

function lineMark(points: Point[], s: number, isAlone: boolean): Plot.Markish {
  const { colour, dash } = looks[s];
  return Plot.lineY(points, {
    x: "value", y: "effect", stroke: isAlone ? "var(--ink)" : colour, strokeWidth: 1.8, strokeDasharray: dash,
  });
}

function curvesOf(content: SmallShape, domain: Domain): Drawing {
  const points = content.lines.map((line) => pointsOf(shapeOf(content, line), domain));
  const isAlone = points.length === 1;
  return () => ({
    ...frame,
    height: isAlone ? 130 : 200,
    marginTop: 8,
    marginBottom: 6,
    x: { domain, axis: null },
    y: { domain: content.reach, label: null, tickFormat: signedTick, ticks: 4, grid: true },
    marks: [
      ...(isAlone ? areaMarks(points[0]) : []),
      Plot.ruleY([0], { stroke: "var(--line-strong)" }),
      ...points.map((each, s) => lineMark(each, s, isAlone)),
    ],
  });
}

function densityOf(content: SmallShape, domain: Domain): Drawing {
  const draw = densityDrawing(shapeOf(content, content.lines[0]), domain);
  return (width) => ({ ...draw(width), ...frame, height: 52 });
}

function twinOf({ caption, feature, lines }: SmallShape): Table {
  const percentiles = Array.from({ length: 21 }, (_, i) => 5 * i);
  const titles = lines.length === 1 ? [say("report.contribution")] : lines.map(({ title }) => title);
  return {
    caption,
    columns: [
      { title: say("report.percentile") },
      { title: titleWithUnit(feature), numeric: true },
      ...titles.map((title) => ({ title, numeric: true })),
    ],
    rows: percentiles.map((percentile) => {
      const value = valueAtPercentile(feature.quantiles, percentile);
      const added = lines.map(({ effect }) => ({ text: signed(effect(value)) }));
      return [{ text: String(percentile) }, { text: amount(value, feature) }, ...added];
    }),
  };
}

/** All that the shapes may reach, with 0, and a little room. */
export function reachOf(lows: readonly number[], highs: readonly number[]): Domain {
  const [low, high] = [Math.min(0, ...lows), Math.max(0, ...highs)];
  const room = 0.05 * (high - low) || 0.1;
  return [low - room, high + room];
}

export function smallShape(content: SmallShape): HTMLElement {
  const domain = domainOf(shapeOf(content, content.lines[0]));
  return chart(
    "small-shape",
    [
      h("p", { class: "small-shape-title" }, name(titleWithUnit(content.feature))),
      content.note ? h("p", { class: "small-shape-note" }, content.note) : null,
      seriesKey(content.lines.map(({ title }) => title), "lines"),
      drawing(content.caption, curvesOf(content, domain)),
      ornament(densityOf(content, domain)),
      ends(content.feature),
    ],
    null,
    twinOf(content),
  );
}
