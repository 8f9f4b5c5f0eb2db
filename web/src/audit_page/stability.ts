// Whether explanations stay when the sound changes and the music does not.

import type { SoundAudit, StabilityFigures, VariantStability } from "../data.ts";
import { h, section } from "../parts/dom.ts";
import { dots, type Figure } from "../parts/dots.ts";
import { sortableTable, table, type Cell } from "../parts/table.ts";
import { capitalised, percent, percentTick, say } from "../words.ts";
import { ends, figureOf, hundredths, thousandths } from "./figures.ts";

type Variant = SoundAudit["variants"][number];

const alone = (value: number | undefined): Figure => ({ value: value ?? null, interval: null });

/** What the explanation of another track has by chance, to hold the others against. */
function yardstick({ other_track }: SoundAudit, figure: (of: StabilityFigures) => number | null) {
  const value = other_track.given === null ? null : figure(other_track.given);
  return value === null ? null : { value, title: say("audit.other_track") };
}

function panel(title: string, about: string, chart: HTMLElement): HTMLElement {
  return h("div", { class: "panel" }, h("h3", {}, title), h("p", { class: "about" }, about), chart);
}

function likenesses(sound: SoundAudit): HTMLElement {
  const rows = sound.variants.map(({ title, given }: Variant) => ({
    title, figures: [figureOf(given?.likeness), alone(given?.median_likeness), alone(given?.low_likeness)],
  }));
  const title = say("report_audit.likeness");
  const chart = dots(
    {
      kind: "likeness",
      caption: title,
      corner: say("audit.variant"),
      series: [say("report_audit.mean"), say("report_audit.median"), say("report_audit.lowest")],
      rows,
      text: thousandths,
      tick: hundredths,
      within: [0, 1],
      line: yardstick(sound, ({ likeness }) => likeness.mean),
    },
    ends(),
  );
  return panel(title, say("report_audit_about.likeness"), chart);
}

function shares(sound: SoundAudit, key: "same_strongest" | "same_answer" | "moved"): HTMLElement {
  const title = say(`report_audit.${key}`);
  const chart = dots(
    {
      kind: key,
      caption: title,
      corner: say("audit.variant"),
      series: [title],
      rows: sound.variants.map((variant) => ({ title: variant.title, figures: [figureOf(variant.given?.[key])] })),
      text: percent,
      tick: percentTick,
      within: key === "moved" ? [0, 0] : [0, 1],
      line: yardstick(sound, (figures) => figures[key].mean),
    },
    ends(),
  );
  return panel(title, say(`report_audit_about.${key}`), chart);
}

function reasons({ not_judged }: VariantStability): string {
  const entries = Object.entries(not_judged ?? {});
  return entries.length === 0 ? "–" : entries.map(([reason, tracks]) => `${reason}: ${tracks}`).join(", ");
}

function figuresTable({ variants, other_track }: SoundAudit): HTMLElement {
  const share = (mean: number | null | undefined): Cell =>
    mean === null || mean === undefined ? { text: "–", order: null } : { text: percent(mean), order: mean };
  const row = (title: string, of: VariantStability): Cell[] => [
    { text: title },
    { text: String(of.tracks), order: of.tracks },
    { text: String(of.given?.cases ?? 0), order: of.given?.cases ?? 0 },
    { text: of.given?.likeness.mean?.toFixed(3) ?? "–", order: of.given?.likeness.mean ?? null },
    share(of.given?.same_strongest.mean),
    share(of.given?.same_deciding?.mean),
    share(of.given?.same_answer.mean),
    { text: of.all?.likeness.mean?.toFixed(3) ?? "–", order: of.all?.likeness.mean ?? null },
    { text: reasons(of) },
  ];
  const keys = ["cases", "likeness", "same_strongest", "same_deciding", "same_answer", "likeness_of_all"];
  return sortableTable(
    {
      caption: say("report_audit.stability_table"),
      columns: [
        { title: say("audit.variant") },
        { title: say("audit.tracks"), numeric: true },
        ...keys.map((key) => ({ title: say(`report_audit.${key}`), numeric: true })),
        { title: say("report_audit.not_judged") },
      ],
      rows: [...variants.map((each) => row(each.title, each)), row(say("audit.other_track"), other_track)],
    },
    3,
  );
}

function failedTracks({ failed }: SoundAudit): HTMLElement[] {
  if (failed.length === 0) return [];
  return [
    h("h3", {}, say("report_audit.failed")),
    table({
      caption: say("report_audit.failed_caption"),
      columns: [{ title: say("report_audit.track") }, { title: say("report_audit.reason") }],
      rows: failed.map(({ path, error }) => [{ text: path }, { text: `${error.message} (${error.code})` }]),
    }),
  ];
}

export function stability(sound: SoundAudit): HTMLElement {
  const isJudged = sound.variants.some(({ given }) => given !== null);
  const charts = () =>
    h(
      "div",
      { class: "panels" },
      likenesses(sound), shares(sound, "same_strongest"), shares(sound, "same_answer"), shares(sound, "moved"),
    );
  return section(
    "stability",
    capitalised(say("report_audit.stability")),
    h("p", {}, say("report_audit.stability_intro")),
    isJudged ? charts() : h("p", {}, say("report_audit.none_judged")),
    h("h3", {}, say("report_audit.stability_table")),
    h("div", { class: "figures" }, figuresTable(sound)),
    ...failedTracks(sound),
  );
}
