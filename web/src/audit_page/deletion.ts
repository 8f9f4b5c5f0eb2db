// Whether the parts that explanations call strong are those that matter: taken away, and put back.

import type { DeletionAudit } from "../data.ts";
import { h, section } from "../parts/dom.ts";
import { dots } from "../parts/dots.ts";
import { capitalised, percentTick, say } from "../words.ts";
import { ends, figureOf, thousandths } from "./figures.ts";
import { stepLines } from "./step_lines.ts";

const ways = ["deletion", "insertion"] as const;
const manyParts = 30;

const titles = {
  groups: { deletion: "groups_away", insertion: "groups_back", across: "groups_across", one: "one_group" },
  features: { deletion: "features_away", insertion: "features_back", across: "features_across", one: "one_feature" },
} as const;

const orders = () => [say("audit.strongest"), say("audit.random")];

/** The same for every curve, so that they can be compared. */
function reachOf(audits: DeletionAudit[]): [number, number] {
  const shown = audits.flatMap(({ curves }) =>
    ways
      .flatMap((way) => [...curves[way].strongest, ...curves[way].random])
      .flatMap(({ mean, interval }) => [mean ?? 0, ...(interval ?? [])]),
  );
  return [0, Math.min(Math.max(0.1, ...shown) * 1.05, 1)];
}

function curve(audit: DeletionAudit, way: (typeof ways)[number], reach: [number, number]): HTMLElement {
  const { part, steps, curves, parts } = audit;
  const title = say(`report_audit.${titles[part][way]}`);
  const [strongest, random] = orders();
  const chart = stepLines({
    kind: way,
    caption: title,
    across: say(`report_audit.${titles[part].across}`),
    steps,
    series: [
      { title: strongest, figures: curves[way].strongest.map(figureOf) },
      { title: random, figures: curves[way].random.map(figureOf) },
    ],
    reach,
    text: thousandths,
    tick: percentTick,
    isWide: parts > manyParts,
  });
  const gain = way === "deletion" ? audit.deletion_gain : audit.insertion_gain;
  const area = gain.mean === null ? null : say("report_audit.area", { area: thousandths(gain.mean) });
  return h("div", {}, h("h3", {}, title), h("p", { class: "about" }, area), chart);
}

/** How far one part alone moves a probability. */
function firstMoves(audits: DeletionAudit[]): HTMLElement {
  const chart = dots(
    {
      kind: "moves",
      caption: say("report_audit.moves"),
      corner: say("report_audit.part"),
      series: orders(),
      rows: audits.map(({ part, strongest_move, random_move }) => ({
        title: say(`report_audit.${titles[part].one}`), figures: [figureOf(strongest_move), figureOf(random_move)],
      })),
      text: thousandths,
      tick: percentTick,
      within: [0, 0],
      bars: true,
      legend: say("report_audit.moves_legend"),
    },
    ends(),
  );
  return h("div", {}, h("h3", {}, say("report_audit.moves")), chart);
}

export function deletion(audits: DeletionAudit[]): HTMLElement | null {
  if (audits.length === 0) return null;
  const reach = reachOf(audits);
  const cases = audits[0].cases.toLocaleString("en");
  return section(
    "deletion",
    capitalised(say("report_audit.deletion")),
    h("p", {}, say("report_audit.deletion_intro", { cases })),
    h("div", { class: "two" }, ...audits.flatMap((audit) => ways.map((way) => curve(audit, way, reach)))),
    h("p", { class: "key" }, say("report_audit.bands")),
    firstMoves(audits),
  );
}
