// One feature to be moved, by percentiles of the reference tracks: so it keeps within values that music takes.

import { valueAtPercentile } from "../arithmetic/rank_normal.ts";
import type { TrackPage } from "../data.ts";
import { ends } from "../parts/ends.ts";
import { freshId, h } from "../parts/dom.ts";
import { amount, say } from "../words.ts";

export interface Slider {
  element: HTMLElement;
  /** Back to where the track is. */
  reset: () => void;
  focus: () => void;
}

/** `move` is told the new value. */
export function slider(page: TrackPage, feature: number, move: (value: number) => void): Slider {
  const known = page.model.features[feature];
  const { value: original, percentile } = page.track.features[feature];
  const id = freshId();
  const start = Math.round(percentile ?? 50);
  const input = h("input", { type: "range", id, min: 0, max: 100, step: 1, value: start });
  const output = h("span", { class: "slider-value" });
  const element = h(
    "div",
    { class: "slider", "data-feature": feature },
    h("div", { class: "slider-head" }, h("label", { for: id }, known.title), output),
    input,
    ends(known),
  );

  const show = (value: number | null, at: number) => {
    const words = value === null
      ? say("report_what_if.not_measured")
      : say("report_what_if.value", { value: amount(value, known), percentile: Math.round(at) });
    output.textContent = words;
    input.setAttribute("aria-valuetext", words);
    element.classList.toggle("moved", value !== original);
  };
  const reset = () => {
    input.value = String(start);
    show(original, percentile ?? start);
  };
  input.addEventListener("input", () => {
    const value = valueAtPercentile(known.quantiles, input.valueAsNumber);
    show(value, input.valueAsNumber);
    move(value);
  });
  reset();
  return { element, reset, focus: () => input.focus() };
}
