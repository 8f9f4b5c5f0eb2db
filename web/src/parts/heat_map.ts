// Numbers by row and column, as tiles: the deeper the colour, the larger; each with its number where there is room.

import * as Plot from "@observablehq/plot";
import { chart, drawing, redraw, type Drawing } from "./chart.ts";
import { h } from "./dom.ts";
import { fitted, marginFor, textWidth } from "./fitted.ts";
import type { Table } from "./table.ts";

export interface HeatMap {
  kind: string;
  caption: string; // of its table, and its name
  corner: string; // what the rows are
  rows: string[];
  columns: string[];
  value: (row: number, column: number) => number | null;
  text: (value: number) => string; // short: for a tile
  exact: (value: number) => string; // for the table
  largest: number; // the size of number that has the full colour
  legend: string;
  choose?: (row: number, column: number) => void;
}

/** What is framed: a row, or a single tile. */
export interface Framed {
  row: number;
  column?: number;
}

interface Tile {
  row: number;
  column: number;
  value: number | null;
}

interface Geometry {
  left: number;
  top: number;
  cell: number; // width of a tile
  height: number; // of a row
  titlesStand: boolean; // titles of columns, too long to lie
  hasNumbers: boolean;
}

const deepest = 0.55; // opacity, so that ink stays legible on it
const mostWithNumbers = 24; // columns
const lineHeight = 14;

function geometryOf(map: HeatMap, tiles: Tile[], width: number): Geometry {
  const hasNumbers = map.columns.length <= mostWithNumbers;
  const widestNumber = Math.max(0, ...tiles.map(({ value }) => (value === null ? 0 : textWidth(map.text(value)))));
  const least = hasNumbers ? Math.max(24, widestNumber + 6) : 16;
  const left = marginFor(map.rows, Math.min(210, 0.34 * width));
  const cell = Math.min(Math.max((width - left - 2) / map.columns.length, least), 120);
  const longestWord = Math.max(...map.columns.flatMap((title) => title.split(/\s+/).map(textWidth)));
  const titlesStand = cell < Math.max(40, Math.min(longestWord, 90) + 6);
  const top = titlesStand ? marginFor(map.columns, 130) : 3 * lineHeight + 8;
  return { left, top, cell, height: hasNumbers ? 31 : 18, titlesStand, hasNumbers };
}

function tilesOf({ rows, columns, value }: HeatMap): Tile[] {
  return rows.flatMap((_, row) => columns.map((_, column) => ({ row, column, value: value(row, column) })));
}

function tileMarks({ largest }: HeatMap, tiles: Tile[]): Plot.Markish[] {
  const marksOf = (shown: Tile[], fill: string) =>
    Plot.rect(shown, {
      x1: "column", x2: (tile: Tile) => tile.column + 1, y1: "row", y2: (tile: Tile) => tile.row + 1, inset: 1, rx: 3,
      fill, fillOpacity: (tile: Tile) => deepest * Math.min(Math.abs(tile.value!) / (largest || 1), 1),
    });
  const known = tiles.filter(({ value }) => value !== null);
  return [
    Plot.frame({ fill: "var(--surface)", stroke: "var(--line)", rx: 3 }),
    marksOf(known.filter(({ value }) => value! > 0), "var(--for)"),
    marksOf(known.filter(({ value }) => value! < 0), "var(--against)"),
  ];
}

/** Numbers, or, in tiles too small for them, a sign where a number of any size is below 0. */
function numberMarks(map: HeatMap, tiles: Tile[], { hasNumbers }: Geometry): Plot.Markish {
  const text = ({ value }: Tile) => {
    if (value === null) return "·";
    if (hasNumbers) return map.text(value);
    return value < -0.15 * map.largest ? "−" : "";
  };
  return Plot.text(tiles.filter((tile) => text(tile) !== ""), {
    x: (tile: Tile) => tile.column + 0.5, y: (tile: Tile) => tile.row + 0.5, text, fill: "var(--ink)",
  });
}

function titleMarks({ rows, columns }: HeatMap, { left, top, cell, height, titlesStand }: Geometry): Plot.Markish[] {
  const lines = height > 2 * lineHeight ? 2 : 1;
  return [
    Plot.text(rows, {
      x: 0, y: (_: string, row: number) => row + 0.5, dx: -8, textAnchor: "end", fill: "var(--ink)",
      text: (title: string) => fitted(title, left - 10, lines), lineHeight: 1.1,
    }),
    Plot.text(columns, {
      x: (_: string, column: number) => column + 0.5, y: 0, fill: "var(--ink)", lineHeight: 1.1,
      text: (title: string) => (titlesStand ? fitted(title, top - 10, 1) : fitted(title, cell - 8, 3)),
      ...(titlesStand
        ? { rotate: -90, textAnchor: "start" as const, dy: -5 }
        : { lineAnchor: "bottom" as const, dy: -5 }),
    }),
  ];
}

function frameMarks({ columns }: HeatMap, framed: Framed | null): Plot.Markish[] {
  if (framed === null) return [];
  const { row, column } = framed;
  const [from, to] = column === undefined ? [0, columns.length] : [column, column + 1];
  return [
    Plot.rect([framed], {
      x1: from, x2: to, y1: row, y2: row + 1, fill: "none", stroke: "var(--ink)", strokeWidth: 2, rx: 3,
    }),
  ];
}

function drawingOf(map: HeatMap, tiles: Tile[], framed: Framed | null): Drawing {
  return (width) => {
    const geometry = geometryOf(map, tiles, width);
    const { left, top, cell, height } = geometry;
    return {
      width: left + cell * map.columns.length + 2,
      height: top + height * map.rows.length + 2,
      marginLeft: left,
      marginTop: top,
      marginRight: 2,
      marginBottom: 2,
      axis: null,
      x: { domain: [0, map.columns.length] },
      y: { domain: [map.rows.length, 0] },
      opacity: { type: "identity" },
      marks: [
        ...tileMarks(map, tiles),
        numberMarks(map, tiles, geometry),
        ...titleMarks(map, geometry),
        ...frameMarks(map, framed),
      ],
    };
  };
}

function twinOf({ caption, corner, rows, columns, value, exact }: HeatMap): Table {
  const textOf = (number: number | null) => (number === null ? "–" : exact(number));
  return {
    caption,
    columns: [{ title: corner }, ...columns.map((title) => ({ title, numeric: true }))],
    rows: rows.map((title, row) => [
      { text: title },
      ...columns.map((_, column) => ({ text: textOf(value(row, column)) })),
    ]),
  };
}

export interface ShownHeatMap {
  element: HTMLElement;
  frame: (framed: Framed) => void;
}

export function heatMap(map: HeatMap, framed: Framed | null = null): ShownHeatMap {
  const tiles = tilesOf(map);
  const box = drawing(map.caption, drawingOf(map, tiles, framed));
  const { choose } = map;
  if (choose) {
    box.classList.add("to-choose");
    box.addEventListener("click", (event) => {
      const { left, top, cell, height } = geometryOf(map, tiles, box.clientWidth);
      const frame = box.querySelector("svg")!.getBoundingClientRect();
      const row = Math.floor((event.clientY - frame.top - top) / height);
      const column = Math.max(Math.floor((event.clientX - frame.left - left) / cell), 0);
      if (row >= 0 && row < map.rows.length && column < map.columns.length) choose(row, column);
    });
  }
  const scrolled = h("div", { class: "scrolled", role: "region", "aria-label": map.caption, tabindex: 0 }, box);
  return {
    element: chart(`heat-map ${map.kind}`, [scrolled], map.legend, twinOf(map)),
    frame: (next) => redraw(box, drawingOf(map, tiles, next)),
  };
}
