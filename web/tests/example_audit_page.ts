// Pages of audits that never were, of any shape.

import type {
  AuditPage, CollectionAudit, DeletionAudit, Finding, Mean, RetrainedFigures, RetrainingAudit, SoundAudit,
  StabilityFigures, SubgroupAudit,
} from "../src/data.ts";

export interface AuditShape {
  collection: boolean;
  sound: boolean;
  retrained: boolean;
  leakage: boolean;
  known: boolean; // whether there are figures at all
  groups: number;
  features: number;
  subgroups: number;
  name: string; // of subgroups and variants
  messages: Record<string, string>;
}

const mean = (known: boolean, value: number): Mean =>
  known ? { mean: value, interval: [value - 0.05, value + 0.04] } : { mean: null, interval: null };

function deletionOf(part: "groups" | "features", parts: number, known: boolean): DeletionAudit {
  const steps = Array.from({ length: parts + 1 }, (_, i) => i).filter((i) => i < 6 || i % 10 === 0 || i === parts);
  const curve = (bend: number) => steps.map((step) => mean(known, 0.1 + 0.5 * (1 - step / parts) ** bend));
  const both = { strongest: curve(3), random: curve(1) };
  return {
    part, parts, steps, cases: 1234, curves: { deletion: both, insertion: both }, all_cases: 5000,
    deletion_gain: mean(known, 0.1), insertion_gain: mean(known, 0.1), strongest_move: mean(known, 0.1),
    random_move: mean(known, 0.02), move_gain: mean(known, 0.08),
  };
}

function retrainingOf(part: "groups" | "features", parts: number): RetrainingAudit {
  const at = (scale: number): RetrainedFigures[] =>
    [0.25, 0.5, 0.75].map((share) => ({
      removed: Math.round(share * parts), roc_auc: 0.8 - scale * share, pr_auc: null, pr_auc_loss: null,
      pr_auc_loss_interval: null, roc_auc_loss: scale * share,
      roc_auc_loss_interval: [scale * share - 0.01, scale * share + 0.01],
    }));
  const without = { strongest: at(0.2), random: at(0.05), weakest: at(-0.01) };
  return { part, parts, roc_auc: 0.8, pr_auc: null, without };
}

function subgroupsOf({ subgroups, name, known }: AuditShape): SubgroupAudit {
  const one = (_: unknown, s: number) => {
    const difference = known && s % 5 !== 4 ? 0.1 * Math.sin(s) : null;
    const interval: [number, number] | null = difference === null ? null : [difference - 0.05, difference + 0.05];
    return {
      name: `${name} ${s}`, tracks: 10 + s, tags: 5, roc_auc: 0.7, others: 0.8, difference,
      difference_interval: interval, excess_probability: mean(known, 0.02 * s), excess_given: mean(known, -0.01 * s),
    };
  };
  return { by: "genre", left_out: 3, subgroups: Array.from({ length: subgroups }, one) };
}

function collectionOf(shape: AuditShape): CollectionAudit {
  const parts = [["groups", shape.groups], ["features", shape.features]] as const;
  const measures = ["spread", "variance_share", "refit_roc_auc"];
  const agreement = (...both: string[]) => (shape.known && !both.includes("refit_roc_auc") ? 0.5 : null);
  const figure = { roc_auc: 0.8, roc_auc_interval: null, pr_auc: 0.5, pr_auc_interval: [0.4, 0.6] as [number, number] };
  return {
    kind: "glass", grouping: "listener", tested: 400, folds: 5, resampled: "tracks",
    deletion: parts.map(([part, count]) => deletionOf(part, count, shape.known)),
    retraining: shape.retrained ? parts.map(([part, count]) => retrainingOf(part, count)) : [],
    importance: {
      groups: [],
      agreement: Object.fromEntries(
        measures.map((m) => [m, Object.fromEntries(measures.map((n) => [n, m === n ? 1 : agreement(m, n)]))]),
      ),
    },
    leakage: shape.leakage
      ? { unit: "artist", units: 10, units_of_several: 5, split_units: 0, apart: figure, mixed: figure }
      : null,
    subgroups: [subgroupsOf(shape)],
  };
}

function soundOf({ name, known }: AuditShape): SoundAudit {
  const figures: StabilityFigures = {
    cases: 20, likeness: mean(true, 0.9), median_likeness: 0.95, low_likeness: -0.3, same_strongest: mean(true, 0.9),
    same_deciding: null, same_answer: mean(true, 0.9), moved: mean(true, 0.1),
  };
  const stability = {
    tracks: known ? 4 : 0, not_judged: known ? null : { too_short: 4 }, given: known ? figures : null, all: null,
  };
  return {
    model: "example.json", tracks: 4, other_track: stability,
    variants: ["quieter", "mp3_64"].map((variant) => ({ variant, title: `${name} ${variant}`, ...stability })),
    failed: [{ path: `${name}.mp3`, error: { code: "unreadable", message: "cannot be read" } }],
  };
}

export function exampleAuditPage(shape: AuditShape): AuditPage {
  const abouts: Finding["about"][] = ["deletion", "retraining", "agreement", "leakage", "subgroups", "stability"];
  const verdicts: Finding["verdict"][] = ["holds", "fails", "open"];
  const findings = abouts.flatMap((about) =>
    verdicts.map((verdict) => ({ about, verdict, words: `Of ${about}: where ${shape.name} is heard, by 5 %.` })),
  );
  return {
    page: "audit", language: "en", messages: { ...shape.messages }, program: "0.0.0",
    audit: {
      findings: shape.known ? findings : [],
      collection: shape.collection ? collectionOf(shape) : null,
      sound: shape.sound ? soundOf(shape) : null,
    },
  };
}
