// Whether models that are trained without the strongest parts lose more.

import type { RetrainedFigures, RetrainingAudit } from "../data.ts";
import { h, section } from "../parts/dom.ts";
import type { Figure } from "../parts/dots.ts";
import { capitalised, say } from "../words.ts";
import { hundredths, thousandths } from "./figures.ts";
import { stepLines } from "./step_lines.ts";

const removals = ["strongest", "random", "weakest"] as const;

const titles = {
  groups: { lost: "groups_lost", across: "groups_left_out" },
  features: { lost: "features_lost", across: "features_left_out" },
} as const;

const nothingLost: Figure = { value: 0, interval: null };

const lossOf = ({ roc_auc_loss, roc_auc_loss_interval }: RetrainedFigures): Figure => ({
  value: roc_auc_loss, interval: roc_auc_loss_interval,
});

function reachOf(audits: RetrainingAudit[]): [number, number] {
  const figures = audits.flatMap(({ without }) => removals.flatMap((removal) => without[removal].map(lossOf)));
  const shown = figures.flatMap(({ value, interval }) => [value ?? 0, ...(interval ?? [])]);
  const [low, high] = [Math.min(0, ...shown), Math.max(0.01, ...shown)];
  return [low - 0.04 * (high - low), high + 0.04 * (high - low)];
}

function lines({ part, without }: RetrainingAudit, reach: [number, number]): HTMLElement {
  const title = say(`report_audit.${titles[part].lost}`);
  const titleOf = {
    strongest: say("audit.strongest"), random: say("audit.random"), weakest: say("report_audit.weakest"),
  };
  const chart = stepLines({
    kind: "retraining",
    caption: title,
    across: say(`report_audit.${titles[part].across}`),
    steps: [0, ...without.strongest.map(({ removed }) => removed)],
    series: removals.map((removal) => ({
      title: titleOf[removal], figures: [nothingLost, ...without[removal].map(lossOf)],
    })),
    reach,
    text: thousandths,
    tick: hundredths,
    isWide: false,
  });
  return h("div", {}, h("h3", {}, title), chart);
}

export function retraining(audits: RetrainingAudit[]): HTMLElement | null {
  const judged = audits.filter(({ without }) => without.strongest.length > 0);
  if (judged.length === 0) return null;
  const reach = reachOf(judged);
  return section(
    "retraining",
    capitalised(say("report_audit.retraining")),
    h("p", {}, say("report_audit.retraining_intro")),
    h("div", { class: "two" }, ...judged.map((audit) => lines(audit, reach))),
  );
}
