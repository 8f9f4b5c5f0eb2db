// Figures side by side, row by row, each with the interval that it may lie in.

import * as Plot from "@observablehq/plot";
import { chart, drawing, type Drawing } from "./chart.ts";
import { fitted, marginFor } from "./fitted.ts";
import { looks, seriesKey } from "./series.ts";
import type { Table } from "./table.ts";
import { fittingTicks } from "./ticks.ts";

export interface Figure {
  value: number | null;
  interval: [number, number] | null;
}

export interface Dots {
  kind: string;
  caption: string; // of its table, and its name
  corner: string; // what the rows are
  series: string[]; // what each row has a figure of
  rows: { title: string; figures: Figure[] }[]; // by series
  text: (value: number) => string;
  tick?: (value: number) => string;
  within?: [number, number]; // what must be on the axis
  line?: { value: number; title: string } | null; // to hold the figures against
  bars?: boolean; // from 0
  legend?: string | null;
}

interface Place extends Figure {
  y: number;
}

const lineHeight = 15;

function rowHeight({ series }: Dots): number {
  return Math.max(2 * lineHeight + 2, 17 * series.length + 12);
}

function domainOf({ rows, within, line }: Dots): [number, number] {
  const shown = rows.flatMap(({ figures }) =>
    figures.flatMap(({ value, interval }) => [...(value === null ? [] : [value]), ...(interval ?? [])]),
  );
  const all = [...shown, ...(within ?? []), ...(line ? [line.value] : [])];
  const [low, high] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  if (low === high) return [low - 0.5, high + 0.5];
  const room = 0.03 * (high - low);
  // No room is needed before what nothing can be below.
  return [within?.[0] === low ? low : low - room, within?.[1] === high ? high : high + room];
}

function seriesMarks({ rows, series, bars }: Dots, s: number): Plot.Markish[] {
  const y = (row: number) => row + (s + 1) / (series.length + 1);
  const places: Place[] = rows.map(({ figures }, row) => ({ ...figures[s], y: y(row) }));
  const known = places.filter(({ value }) => value !== null);
  const { colour, symbol } = looks[s];
  const half = 0.3 / series.length;
  const fill = s === 1 ? "url(#against)" : colour;
  const bar = Plot.rect(known, {
    x1: 0, x2: "value", y1: (d: Place) => d.y - half, y2: (d: Place) => d.y + half, fill, fillOpacity: 0.75,
  });
  const dot = Plot.dot(known, { x: "value", y: "y", r: 4.5, symbol, fill: colour, stroke: "var(--surface)" });
  const isKnown = (place: Place) => place.interval !== null;
  const interval = Plot.ruleY(known.filter(isKnown), {
    x1: (d: Place) => d.interval![0], x2: (d: Place) => d.interval![1], y: "y",
    stroke: bars ? "var(--ink)" : colour, strokeWidth: bars ? 1.5 : 2.5, strokeOpacity: bars ? 1 : 0.6,
  });
  return bars ? [bar, interval] : [interval, dot];
}

function lineMarks(line: NonNullable<Dots["line"]>, width: number, [low, high]: [number, number]): Plot.Markish[] {
  const place = (line.value - low) / (high - low);
  const anchor = place < 1 / 3 ? "start" : place > 2 / 3 ? "end" : "middle";
  return [
    Plot.ruleX([line.value], { stroke: "var(--ink-soft)", strokeDasharray: "3 4", strokeWidth: 1.5 }),
    Plot.text([fitted(line.title, width, 1)], {
      x: line.value, frameAnchor: "top", dy: -7, lineAnchor: "bottom", textAnchor: anchor, fill: "var(--ink-soft)",
    }),
  ];
}

function drawingOf(content: Dots): Drawing {
  const domain = domainOf(content);
  const { rows, line } = content;
  const tick = content.tick ?? content.text;
  const titles = rows.map(({ title }) => title);
  const hasTitles = titles.some((title) => title !== "");
  return (width) => {
    const left = hasTitles ? marginFor(titles, Math.min(220, 0.4 * width)) : 10;
    const inner = width - left - 24;
    return {
      height: rowHeight(content) * rows.length + 28 + (line ? 22 : 4),
      marginLeft: left,
      marginRight: 24,
      marginTop: line ? 22 : 4,
      marginBottom: 24,
      x: { domain },
      y: { axis: null, domain: [rows.length, 0] },
      marks: [
        Plot.ruleY(rows.slice(1), { y: (_: unknown, row: number) => row + 1, stroke: "var(--line)" }),
        Plot.axisX({ label: null, tickSize: 4, tickFormat: tick, ticks: fittingTicks(domain, inner, tick) }),
        Plot.ruleX(domain[0] <= 0 && domain[1] >= 0 ? [0] : [], { stroke: "var(--line-strong)" }),
        ...(line ? lineMarks(line, (2 * inner) / 3, domain) : []),
        Plot.text(titles, {
          x: domain[0], y: (_: string, row: number) => row + 0.5, dx: -8, textAnchor: "end", fill: "var(--ink)",
          text: (title: string) => fitted(title, left - 10, 2), lineHeight: 1.1,
        }),
        ...content.series.flatMap((_, s) => seriesMarks(content, s)),
      ],
    };
  };
}

/** "0.12 (0.10 to 0.14)" without the words: a column for each. */
function twinOf({ caption, corner, series, rows, text }: Dots, low: string, high: string): Table {
  const textOf = (value: number | null | undefined) => (value === null || value === undefined ? "–" : text(value));
  const columns = series.flatMap((title) => [title, low, high].map((each) => ({ title: each, numeric: true })));
  return {
    caption,
    columns: [{ title: corner }, ...columns],
    rows: rows.map(({ title, figures }) => [
      { text: title },
      ...figures.flatMap(({ value, interval }) =>
        [value, interval?.[0], interval?.[1]].map((each) => ({ text: textOf(each) })),
      ),
    ]),
  };
}

/** `ends`: what the two ends of an interval are called. */
export function dots(content: Dots, ends: [string, string]): HTMLElement {
  return chart(
    `dots ${content.kind}`,
    [seriesKey(content.series), drawing(content.caption, drawingOf(content))],
    content.legend ?? null,
    twinOf(content, ...ends),
  );
}
