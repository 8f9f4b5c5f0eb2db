// Tracks that have the same reasons.

import type { AlikeTrack, TrackPage } from "../data.ts";
import { h, name, section } from "../parts/dom.ts";
import { percent, say, unbroken } from "../words.ts";

function card({ name: title, likeness, tags, words }: AlikeTrack): HTMLElement {
  const alikeness = say("report_alike.likeness", { percent: percent(likeness) });
  return h(
    "li",
    {},
    h("p", { class: "alike-name" }, name(title), " ", h("span", {}, alikeness)),
    h("ul", { class: "inline", "aria-label": say("report_tags.given") }, ...tags.map((tag) => h("li", {}, name(tag)))),
    h("p", {}, unbroken(words)),
  );
}

export function alike({ alike: tracks }: TrackPage): HTMLElement | null {
  if (tracks.length === 0) return null;
  const cards = h("ol", { class: "alike" }, ...tracks.map(card));
  return section("alike", say("report_alike.title"), h("p", {}, say("report_alike.intro")), cards);
}
