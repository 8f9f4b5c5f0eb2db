// What every chart has: a drawing that fits its box, a name for those who do not see it, and its table twin.

import * as Plot from "@observablehq/plot";
import { say } from "../words.ts";
import { h, type Child } from "./dom.ts";
import { table, type Table } from "./table.ts";

export type Drawing = (width: number) => Plot.PlotOptions;

interface Drawn {
  draw: Drawing;
  width: number; // 0: not yet
}

const narrowest = 40; // what is narrower is not laid out yet

const drawings = new WeakMap<Element, Drawn>();

function drawInto(box: Element): void {
  const drawn = drawings.get(box)!;
  const width = Math.floor(box.clientWidth);
  if (width < narrowest || width === drawn.width) return;
  drawn.width = width;
  box.replaceChildren(svgOf(drawn.draw(width), width));
}

const resized = new ResizeObserver((entries) => entries.forEach(({ target }) => drawInto(target)));

/** A box that is drawn into as wide as it is, and again when it becomes another width. */
function boxOf(draw: Drawing, attributes: Record<string, string>): HTMLElement {
  const box = h("div", { class: "drawing", ...attributes });
  drawings.set(box, { draw, width: 0 });
  resized.observe(box);
  return box;
}

/** Draws all that lies in an element, not waiting until it is laid out. */
export function drawNow(element: HTMLElement): void {
  element.querySelectorAll(".drawing").forEach(drawInto);
}

/** Draws something else into a box. */
export function redraw(box: HTMLElement, draw: Drawing): void {
  drawings.set(box, { draw, width: 0 });
  drawInto(box);
}

function svgOf(options: Plot.PlotOptions, width: number): Element {
  const svg = Plot.plot({ width, style: { fontSize: "12px", fontFamily: "inherit" }, ...options });
  // The box around it carries the name.
  svg.setAttribute("aria-hidden", "true");
  svg.removeAttribute("aria-label");
  return svg;
}

/** A drawing with its name. */
export function drawing(name: string, draw: Drawing): HTMLElement {
  return boxOf(draw, { role: "img", "aria-label": name });
}

/** A drawing beside words that say the same already. */
export function ornament(draw: Drawing): HTMLElement {
  return boxOf(draw, { "aria-hidden": "true" });
}

/** `kind` names the chart in the page, `caption` may be empty. */
export function chart(kind: string, body: Child[], caption: Child, twin: Table): HTMLElement {
  return h(
    "figure",
    { class: `chart ${kind}`, "data-chart": kind },
    ...body,
    caption ? h("figcaption", {}, caption) : null,
    tableTwin(twin),
  );
}

export function tableTwin(twin: Table): HTMLElement {
  return h("details", { class: "twin" }, h("summary", {}, say("report.as_table")), table(twin));
}
