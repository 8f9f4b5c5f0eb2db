// What the page is about: the track.

import type { TrackPage } from "../data.ts";
import { h, name } from "../parts/dom.ts";
import { say, time } from "../words.ts";

function warningsOf({ track }: TrackPage): HTMLElement | null {
  if (track.warnings.length === 0) return null;
  const items = track.warnings.map((text) => h("li", {}, text));
  return h("ul", { class: "warnings", "aria-label": say("report_head.warnings") }, ...items);
}

export function head(page: TrackPage): HTMLElement {
  const { track, model, program } = page;
  const facts = say("report_head.facts", {
    length: time(track.length_seconds), model: model.name, features: model.features.length, program,
  });
  return h(
    "div",
    { class: "head" },
    h("h1", {}, name(track.name)),
    h("p", { class: "facts" }, facts),
    warningsOf(page),
  );
}
