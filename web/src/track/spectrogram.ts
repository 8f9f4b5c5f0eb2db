// How loud each band of the spectrum is along the track, as a strip of ink: the louder, the darker. Only its opacity is
// drawn, so that the style sheet can make it light on dark.

import type { Strip } from "../data.ts";
import { h } from "../parts/dom.ts";
import { say, time } from "../words.ts";

function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function canvasOf({ columns, bands, levels }: Strip, label: string): HTMLCanvasElement {
  const canvas = h("canvas", { width: columns, height: bands, role: "img", "aria-label": label });
  const image = new ImageData(columns, bands);
  bytesOf(levels).forEach((level, i) => {
    const row = bands - 1 - Math.floor(i / columns); // the lowest band lies at the bottom
    const at = 4 * (row * columns + (i % columns));
    image.data.set([32, 60, 110, level], at);
  });
  canvas.getContext("2d")!.putImageData(image, 0, 0);
  return canvas;
}

function hertz(value: number): string {
  return value >= 1000
    ? say("report_time.kilohertz", { value: Number((value / 1000).toPrecision(3)) })
    : say("report_time.hertz", { value: Math.round(value) });
}

/** `length`: seconds of the axis that the strip lies along. */
export function spectrogram(strip: Strip, length: number): HTMLElement {
  const [low, high] = [hertz(strip.low_hertz), hertz(strip.high_hertz)];
  const canvas = canvasOf(strip, say("report_time.strip", { end: time(strip.seconds), low, high }));
  canvas.style.width = `${(100 * Math.min(strip.seconds, length)) / length}%`;
  return h(
    "div",
    { class: "strip" },
    h("div", { class: "strip-ends", "aria-hidden": "true" }, h("span", {}, high), h("span", {}, low)),
    h("div", { class: "strip-canvas" }, canvas),
  );
}
