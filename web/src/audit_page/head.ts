// What was audited.

import type { AuditPage, CollectionAudit, SoundAudit } from "../data.ts";
import { h, name } from "../parts/dom.ts";
import { say } from "../words.ts";

type Fact = [key: string, text: string | number];

function factsOfCollection({ kind, grouping, tested, folds, resampled }: CollectionAudit): Fact[] {
  const unit = resampled === "tracks" ? say("report_audit.single_tracks") : resampled;
  return [["kind", kind], ["grouping", grouping], ["tested", tested], ["folds", folds], ["resampled", unit]];
}

function factsOfSound({ model, tracks, variants }: SoundAudit): Fact[] {
  return [["model", model], ["tracks_heard", tracks], ["variants", variants.length]];
}

function card(title: string, facts: Fact[]): HTMLElement {
  const entries = facts.flatMap(([key, text]) => [
    h("dt", {}, say(`report_audit.${key}`)), h("dd", {}, name(String(text))),
  ]);
  return h("div", { class: "card" }, h("h2", {}, title), h("dl", { class: "fact-list" }, ...entries));
}

export function head({ audit: { collection, sound } }: AuditPage): HTMLElement {
  return h(
    "div",
    { class: "head" },
    h("h1", {}, say("report_audit.page_title")),
    h("p", { class: "lead" }, say("report_audit.intro")),
    h(
      "div",
      { class: "cards" },
      collection ? card(say("report_audit.collection"), factsOfCollection(collection)) : null,
      sound ? card(say("report_audit.sound"), factsOfSound(sound)) : null,
    ),
  );
}
