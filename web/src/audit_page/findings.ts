// What was found, first of all: what fails before what holds.

import type { AuditPage, Finding } from "../data.ts";
import { h, section } from "../parts/dom.ts";
import { capitalised, say, unbroken } from "../words.ts";

type Verdict = Finding["verdict"];

const signs: Record<Verdict, string> = { fails: "✕", open: "?", holds: "✓" };
const verdicts: Verdict[] = ["fails", "open", "holds"];
export const abouts: Finding["about"][] = [
  "deletion", "retraining", "agreement", "leakage", "subgroups", "stability",
];

function badge(verdict: Verdict, words: string): HTMLElement {
  const sign = h("span", { "aria-hidden": "true" }, signs[verdict]);
  return h("span", { class: `verdict ${verdict}` }, sign, " ", words);
}

function summary(findings: Finding[]): HTMLElement {
  const items = verdicts.flatMap((verdict) => {
    const count = findings.filter((each) => each.verdict === verdict).length;
    const words = say("report_audit.how_many", { verdict: say(`audit.${verdict}`), count });
    return count === 0 ? [] : [h("li", {}, badge(verdict, words))];
  });
  return h("ul", { class: "verdicts" }, ...items);
}

function item({ verdict, words }: Finding): HTMLElement {
  const mark = badge(verdict, say(`audit.${verdict}`));
  return h("li", { class: `finding ${verdict}` }, mark, h("span", {}, unbroken(words)));
}

function ofOneCheck(about: Finding["about"], findings: Finding[]): HTMLElement[] {
  const found = findings
    .filter((each) => each.about === about)
    .sort((a, b) => verdicts.indexOf(a.verdict) - verdicts.indexOf(b.verdict));
  if (found.length === 0) return [];
  return [
    h("h3", {}, capitalised(say(`report_audit.${about}`))),
    h("ul", { class: "findings" }, ...found.map(item)),
  ];
}

export function findings({ audit: { findings: all } }: AuditPage): HTMLElement {
  return section(
    "findings",
    say("report_audit.findings"),
    all.length === 0 ? h("p", {}, say("report_audit.no_findings")) : summary(all),
    ...abouts.flatMap((about) => ofOneCheck(about, all)),
    h("p", { class: "key" }, say("report_audit.verdicts")),
  );
}
