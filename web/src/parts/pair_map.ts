// What two features of one group add together, over the values that the reference tracks have.

import * as Plot from "@observablehq/plot";
import { valueAtPercentile } from "../arithmetic/rank_normal.ts";
import type { ModelFeature } from "../data.ts";
import { number, percent, say, signed, titleWithUnit } from "../words.ts";
import { chart, drawing, type Drawing } from "./chart.ts";
import { h } from "./dom.ts";
import type { Table } from "./table.ts";

export interface PairMap {
  caption: string;
  first: ModelFeature;
  second: ModelFeature;
  effect: (first: number, second: number) => number;
  /** Percentiles of the track that is told of, where one is. */
  here: { first: number; second: number } | null;
}

interface Tile {
  x: number; // percentiles of its middle
  y: number;
  effect: number;
}

/** `across` × `across` tiles, evenly by percentile. */
function tilesOf({ first, second, effect }: PairMap, across: number): Tile[] {
  const middles = Array.from({ length: across }, (_, i) => (100 * (i + 0.5)) / across);
  return middles.flatMap((y) =>
    middles.map((x) => ({
      x, y, effect: effect(valueAtPercentile(first.quantiles, x), valueAtPercentile(second.quantiles, y)),
    })),
  );
}

const deepest = 0.6; // opacity, so that ink stays legible on it

const sign = { fill: "var(--ink)", fontSize: 13, fontWeight: 600 };

const largestOf = (tiles: Tile[]) => Math.max(...tiles.map(({ effect }) => Math.abs(effect)));

function tileMarks(tiles: Tile[], largest: number, half: number): Plot.Markish[] {
  const marksOf = (shown: Tile[], fill: string) =>
    Plot.rect(shown, {
      x1: (tile: Tile) => tile.x - half, x2: (tile: Tile) => tile.x + half,
      y1: (tile: Tile) => tile.y - half, y2: (tile: Tile) => tile.y + half,
      fill, fillOpacity: (tile: Tile) => (deepest * Math.abs(tile.effect)) / (largest || 1),
      shapeRendering: "crispEdges",
    });
  return [
    marksOf(tiles.filter(({ effect }) => effect > 0), "var(--for)"),
    marksOf(tiles.filter(({ effect }) => effect < 0), "var(--against)"),
  ];
}

function drawingOf(map: PairMap): Drawing {
  const fine = tilesOf(map, 25);
  const largest = largestOf(fine);
  const signs = tilesOf(map, 7).filter(({ effect }) => Math.abs(effect) > 0.2 * largest);
  const axis = { ticks: [0, 25, 50, 75, 100], tickSize: 3, label: null, tickFormat: (d: number) => percent(d / 100) };
  return (width) => {
    const side = Math.min(width, 400);
    return {
      width: side,
      height: side - 20,
      marginLeft: 48,
      marginRight: 22,
      marginTop: 10,
      marginBottom: 26,
      x: { domain: [0, 100] },
      y: { domain: [0, 100] },
      opacity: { type: "identity" },
      marks: [
        ...tileMarks(fine, largest, 2),
        Plot.axisX(axis),
        Plot.axisY(axis),
        Plot.frame({ stroke: "var(--line)" }),
        Plot.text(signs, { x: "x", y: "y", text: (tile: Tile) => (tile.effect < 0 ? "−" : "+"), ...sign }),
        Plot.dot(map.here ? [map.here] : [], {
          x: "first", y: "second", r: 7, fill: "var(--ink)", stroke: "var(--surface)", strokeWidth: 2.5,
        }),
      ],
    };
  };
}

function twinOf({ caption, first, second, effect }: PairMap): Table {
  const percentiles = [5, 25, 50, 75, 95];
  const at = (feature: ModelFeature, percentile: number) => valueAtPercentile(feature.quantiles, percentile);
  return {
    caption,
    columns: [
      { title: `${titleWithUnit(second)} \\ ${titleWithUnit(first)}` },
      ...percentiles.map((x) => ({ title: number(at(first, x)), numeric: true })),
    ],
    rows: percentiles.map((y) => [
      { text: number(at(second, y)) },
      ...percentiles.map((x) => ({ text: signed(effect(at(first, x), at(second, y))) })),
    ]),
  };
}

function legendOf(map: PairMap): string {
  const largest = largestOf(tilesOf(map, 25));
  const reach = { most: signed(largest), least: signed(-largest) };
  return map.here ? say("report_shape.pair_legend", reach) : say("report_shape.pair_legend_alone", reach);
}

export function pairMap(map: PairMap): HTMLElement {
  return chart(
    "pair-map",
    [
      h("p", { class: "axis-title" }, titleWithUnit(map.second)),
      drawing(map.caption, drawingOf(map)),
      h("p", { class: "axis-title across" }, titleWithUnit(map.first)),
    ],
    legendOf(map),
    twinOf(map),
  );
}
