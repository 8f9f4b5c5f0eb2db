// The page of an audit: whether explanations say what is true.

import type { AuditPage } from "../data.ts";
import { caveatList } from "../parts/caveats.ts";
import { h, section } from "../parts/dom.ts";
import { saveButton } from "../parts/save.ts";
import { capitalised, say } from "../words.ts";
import { agreement, leakage, subgroups } from "./collection.ts";
import { deletion } from "./deletion.ts";
import { abouts, findings } from "./findings.ts";
import { head } from "./head.ts";
import { retraining } from "./retraining.ts";
import { stability } from "./stability.ts";

/** How each check is done, of those that were. */
function methods({ audit }: AuditPage): HTMLElement {
  const done = abouts.filter((about) => audit.findings.some((finding) => finding.about === about));
  const entries = done.flatMap((about) => [
    h("dt", {}, capitalised(say(`report_audit.${about}`))),
    h("dd", {}, say(`report_methods.${about}`)),
  ]);
  return section(
    "methods",
    say("report_audit.methods"),
    h("dl", { class: "methods" }, ...entries),
    h("p", { class: "key" }, say("report_audit.intervals")),
  );
}

function caveats(page: AuditPage): HTMLElement {
  const keys = ["not_right", "not_truth", "one_collection", "open_is_open", "many_looks"];
  const sentences = keys.map((key) => say(`report_audit.${key}`));
  return caveatList(sentences, saveButton(page, say("report_audit.page_title")));
}

export function auditPage(page: AuditPage): HTMLElement[] {
  const { collection, sound } = page.audit;
  document.title = say("report_audit.page_title");
  const ofCollection = collection
    ? [
        deletion(collection.deletion),
        retraining(collection.retraining),
        agreement(collection),
        leakage(collection),
        subgroups(collection),
      ]
    : [];
  const parts = [findings(page), ...ofCollection, sound ? stability(sound) : null, methods(page), caveats(page)];
  return [head(page), h("div", { class: "story" }, ...parts)];
}
