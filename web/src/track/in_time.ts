// Where along the track the tag is heard.

import * as Plot from "@observablehq/plot";
import type { TrackPage } from "../data.ts";
import { chart, drawing, type Drawing } from "../parts/chart.ts";
import { h, section } from "../parts/dom.ts";
import { percent, say, time, unbroken } from "../words.ts";
import type { Table } from "../parts/table.ts";
import { spectrogram } from "./spectrogram.ts";
import type { Told } from "./told.ts";

interface Judged {
  start: number;
  end: number;
  middle: number;
  probability: number | null;
}

interface Stretch {
  start: number;
  end: number;
  letter: string;
}

const tickDistances = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200];

const frame = { marginLeft: 52, marginRight: 18 };

/** `width`: pixels that `length` takes. */
function timeTicks(length: number, width: number): number[] {
  const most = Math.max(2, width / 75);
  const distance = tickDistances.find((each) => length / each <= most) ?? Math.ceil(length / most);
  const ticks = Array.from({ length: Math.floor(length / distance) + 1 }, (_, i) => i * distance);
  const halfOfLabel = (tick: number) => 4 * time(tick).length;
  return ticks.filter((tick) => (tick / length) * width + halfOfLabel(tick) <= width + frame.marginRight);
}

function judgedPassages({ page, story }: Told): Judged[] {
  return page.passages.map(({ start, end }, i) => ({
    start, end, middle: (start + end) / 2, probability: story.passages[i],
  }));
}

function stretchesOf({ story }: Told): Stretch[] {
  return story.carrying.map(({ start, end }, i) => ({ start, end, letter: letterOf(i) }));
}

function letterOf(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1);
}

function stretchMarks(stretches: Stretch[]): Plot.Markish[] {
  const spans = { x1: "start", x2: "end" };
  return [
    Plot.rect(stretches, { ...spans, y1: 0, y2: 1, fill: "var(--mark)" }),
    Plot.ruleY(stretches, { ...spans, y: 1, stroke: "var(--for)", strokeWidth: 3 }),
    Plot.text(stretches, {
      x: (d: Stretch) => (d.start + d.end) / 2, y: 1, text: "letter", dy: -10, fontWeight: 700, fill: "var(--ink)",
    }),
  ];
}

function curveMarks(judged: Judged[]): Plot.Markish[] {
  const place = { x: "middle", y: "probability" };
  // So few do not make a curve: each is shown as long as it is.
  const few = judged.length <= 3 ? judged.filter(({ probability }) => probability !== null) : [];
  return [
    Plot.ruleY(few, { x1: "start", x2: "end", y: "probability", stroke: "var(--for)", strokeWidth: 2 }),
    Plot.lineY(judged, { ...place, stroke: "var(--for)", strokeWidth: 2, curve: "monotone-x" }),
    Plot.dot(judged, { ...place, r: judged.length > 60 ? 1.6 : 3, fill: "var(--for)" }),
  ];
}

function drawingOf(told: Told, length: number): Drawing {
  const judged = judgedPassages(told);
  const stretches = stretchesOf(told);
  return (width) => ({
    height: 190,
    marginTop: 22,
    marginBottom: 24,
    ...frame,
    x: { domain: [0, length] },
    y: { domain: [0, 1], label: null },
    marks: [
      Plot.gridY([0, 0.5, 1], { stroke: "var(--line)", strokeOpacity: 1 }),
      ...stretchMarks(stretches),
      Plot.axisY({ ticks: [0, 0.5, 1], tickSize: 0, tickFormat: percent, label: null }),
      Plot.axisX({
        ticks: timeTicks(length, width - frame.marginLeft - frame.marginRight),
        tickSize: 4, tickFormat: time, label: null,
      }),
      ...curveMarks(judged),
    ],
  });
}

function twinOf(judged: Judged[], caption: string): Table {
  return {
    caption,
    columns: [{ title: say("report_time.passage") }, { title: say("report.probability"), numeric: true }],
    rows: judged.map(({ start, end, probability }) => [
      { text: `${time(start)}–${time(end)}` },
      { text: probability === null ? say("report_time.not_judged") : percent(probability) },
    ]),
  };
}

function carryingList({ story }: Told): HTMLElement {
  if (story.carrying.length === 0) return h("p", {}, say("report_time.none_carrying"));
  const items = story.carrying.map(({ words }, i) =>
    h("li", {}, h("b", { class: "letter" }, letterOf(i)), h("span", {}, unbroken(words))),
  );
  return h("ol", { class: "carrying" }, ...items);
}

function lengthOf({ track, strip, passages }: TrackPage): number {
  return Math.max(track.length_seconds, strip?.seconds ?? 0, ...passages.map(({ end }) => end), 0.1);
}

export function inTime(told: Told): HTMLElement {
  const { page, tag } = told;
  const judged = judgedPassages(told);
  const length = lengthOf(page);
  const strip = page.strip ? spectrogram(page.strip, length) : null;
  const title = say("report_time.title");
  const known = judged.flatMap(({ probability }) => (probability === null ? [] : [probability]));
  if (known.length === 0) return section("in-time", title, strip, h("p", {}, say("in_time.none")));
  const name = say("report_time.curve", {
    tag: tag.title, lowest: percent(Math.min(...known)), highest: percent(Math.max(...known)),
  });
  return section(
    "in-time",
    title,
    chart(
      "in-time",
      [
        strip,
        h("p", { class: "axis-title" }, say("report_time.axis", { tag: tag.title })),
        drawing(name, drawingOf(told, length)),
      ],
      say("report_time.caption"),
      twinOf(judged, name),
    ),
    carryingList(told),
  );
}
