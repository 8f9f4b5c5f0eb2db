// What was found of a collection beside deletion: agreement of importances, leakage, subgroups.

import type { CollectionAudit, DividedFigures, LeakageAudit, SubgroupAudit } from "../data.ts";
import { h, section } from "../parts/dom.ts";
import { dots, type Figure } from "../parts/dots.ts";
import { heatMap } from "../parts/heat_map.ts";
import { capitalised, say, signedTick } from "../words.ts";
import { ends, figureOf, hundredths, thousandths } from "./figures.ts";

/** Measures that no group has a figure of are left out. */
export function agreement({ importance: { agreement: known } }: CollectionAudit): HTMLElement | null {
  const measures = Object.keys(known).filter((id) => Object.values(known[id]).some((value) => value !== null));
  if (measures.length < 2) return null;
  const titles = measures.map((id) => say(`measures.${id}`));
  const map = heatMap({
    kind: "agreement",
    caption: say("report_audit.agreement_map"),
    corner: say("report_model.measure"),
    rows: titles,
    columns: titles,
    value: (row, column) => known[measures[row]][measures[column]],
    text: hundredths,
    exact: hundredths,
    largest: 1,
    legend: say("report_model.agreement_legend"),
  });
  return section(
    "agreement",
    capitalised(say("report_audit.agreement")),
    h("p", {}, say("report_audit.agreement_intro")),
    map.element,
  );
}

function divided({ apart, mixed }: LeakageAudit): HTMLElement {
  const row = (title: string, figure: (of: DividedFigures) => Figure) => ({
    title, figures: [figure(apart), figure(mixed)],
  });
  return dots(
    {
      kind: "leakage",
      caption: say("report_audit.leakage_chart"),
      corner: say("report_audit.figure"),
      series: [say("report_audit.apart"), say("report_audit.mixed")],
      rows: [
        row("ROC-AUC", ({ roc_auc, roc_auc_interval }) => ({ value: roc_auc, interval: roc_auc_interval })),
        row("PR-AUC", ({ pr_auc, pr_auc_interval }) => ({ value: pr_auc, interval: pr_auc_interval })),
      ],
      text: thousandths,
      tick: hundredths,
    },
    ends(),
  );
}

export function leakage({ leakage: found }: CollectionAudit): HTMLElement | null {
  if (found === null) return null;
  const { unit, units, units_of_several, split_units } = found;
  return section(
    "leakage",
    capitalised(say("report_audit.leakage")),
    h("p", {}, say("report_audit.leakage_intro", { unit })),
    h("p", {}, say("report_audit.units", { unit, units, several: units_of_several, split: split_units })),
    divided(found),
  );
}

type Subgroup = SubgroupAudit["subgroups"][number];

function panel(audit: SubgroupAudit, key: string, figure: (of: Subgroup) => Figure): HTMLElement {
  const title = say(`report_audit.${key}`);
  const rows = audit.subgroups.map((each) => ({
    title: say("report_audit.subgroup", { name: each.name, tracks: each.tracks }), figures: [figure(each)],
  }));
  const chart = dots(
    {
      kind: key, caption: title, corner: audit.by, series: [title], rows, text: thousandths, tick: signedTick,
      within: [0, 0],
    },
    ends(),
  );
  const about = h("p", { class: "about" }, say(`report_audit_about.${key}`));
  return h("div", { class: "panel" }, h("h4", {}, title), about, chart);
}

function ofOne(audit: SubgroupAudit): HTMLElement[] {
  const leftOut = audit.left_out === 0 ? null : say("report_audit.left_out", { count: audit.left_out });
  return [
    h("h3", {}, capitalised(say("audit.by", { by: audit.by }))),
    h(
      "div",
      { class: "panels three" },
      panel(audit, "difference", (each) => ({ value: each.difference, interval: each.difference_interval })),
      panel(audit, "excess_probability", (each) => figureOf(each.excess_probability)),
      panel(audit, "excess_given", (each) => figureOf(each.excess_given)),
    ),
    h("p", { class: "key" }, leftOut),
  ];
}

export function subgroups({ subgroups: audits }: CollectionAudit): HTMLElement | null {
  const judged = audits.filter((audit) => audit.subgroups.length > 0);
  if (judged.length === 0) return null;
  return section(
    "subgroups",
    capitalised(say("report_audit.subgroups")),
    h("p", {}, say("report_audit.subgroups_intro")),
    ...judged.flatMap(ofOne),
  );
}
