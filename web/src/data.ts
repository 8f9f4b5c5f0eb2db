// What the program writes into a page (src/app/page_*.cpp): the one contract between the two. Numbers are as the
// program has them; null stands for what is missing. Titles of features, groups and tags are already in the page's
// language, and so are all ready sentences ("words").

export interface PageBase {
  language: string; // ISO 639-1
  messages: Record<string, string>; // data/messages/*.toml, by "table.key", with places {like this}
  program: string; // version
}

/** A model, as docs/formats.md describes its file: what is needed to compute a score. */
export interface Model {
  name: string; // of the file, without folders; empty for one that was trained for the page
  kind: "linear" | "additive" | "glass";
  grouping: string;
  features: ModelFeature[];
  groups: ModelGroup[];
  tags: ModelTag[];
}

export interface ModelFeature {
  id: string;
  title: string;
  unit: string | null; // null: a column of a table; "1": a bare number
  low: string; // what a low value means, in plain words; empty for a column of a table
  high: string;
  mean: number;
  spread: number; // 0: constant, weighs nothing
  minimum: number;
  maximum: number;
  quantiles: number[]; // 101: the 0 %, 1 % … 100 % quantiles of the reference collection
}

export interface ModelGroup {
  id: string;
  title: string;
  features: number[]; // indices into Model.features
}

export interface ModelTag {
  name: string; // "category---name"
  title: string; // "name", in the page's language
  category: string; // may be empty
  family: string; // tags of one family exclude each other; empty where a tag stands alone
  positives: number; // reference tracks that carry it
  threshold: number; // probability from which it is given
  slope: number; // score = slope · raw + offset
  offset: number;
  intercept: number; // of raw
  weights?: number[]; // kind linear, by feature
  effects?: Effects; // other kinds
}

export interface Effects {
  mains: MainEffect[];
  pairs: PairEffect[];
}

/** A curve, linear between nine knots of the rank-normal axis, and a staircase (empty: none). */
export interface MainEffect {
  feature: number;
  curve: number[];
  thresholds: number[]; // ascending, single precision
  steps: number[];
}

/** product · (u·v − product_mean), and a table, row by row, a row more than thresholds of the first (empty: none). */
export interface PairEffect {
  features: [number, number];
  product: number;
  product_mean: number;
  thresholds: [number[], number[]]; // ascending, single precision
  cells: number[];
}

/** Why a track has its tags: armonica explain --html. */
export interface TrackPage extends PageBase {
  page: "track";
  track: Track;
  model: Model;
  tags: TagStory[]; // every tag of the model, most probable first
  passages: { start: number; end: number }[]; // seconds; may overlap
  strip: Strip | null;
  alike: AlikeTrack[]; // tracks that have the same reasons, nearest first; may be empty
}

export interface Track {
  name: string; // of the file, without folders
  length_seconds: number;
  warnings: string[]; // sentences
  features: TrackFeature[]; // by Model.features
}

export interface TrackFeature {
  value: number | null;
  uncertainty: number | null;
  percentile: number | null; // share of the reference collection below, 0 … 100
  missing: string | null; // the reason where value is null
  words: string; // "tempo 128 BPM, faster than 87 % of the reference tracks"
  heard_at: number[]; // seconds
}

export interface TagStory {
  tag: number; // index into Model.tags
  score: number; // log-odds
  probability: number;
  interval: [number, number] | null; // 90 %
  given: boolean;
  decided: boolean; // false: not enough evidence to be sure
  baseline: number;
  groups: GroupStory[]; // by Model.groups
  features: number[]; // contributions, by Model.features
  pairs: number[]; // contributions, by Effects.pairs
  words: string[]; // what decided, and what would change it
  passages: (number | null)[]; // probability by TrackPage.passages; null where one alone cannot be judged
  carrying: { start: number; end: number; probability: number; words: string }[]; // where to listen
}

export interface GroupStory {
  contribution: number;
  words: string; // "clearly for it"
  deviation: number | null;
  without: { probability: number; given: boolean }; // if it counted nothing
}

/** Loudness by band and time: rows of bytes from the lowest band up, 0 quiet … 255 loud, base64. */
export interface Strip {
  columns: number;
  bands: number;
  low_hertz: number; // edges of the bands, which are evenly spaced in mel
  high_hertz: number;
  seconds: number; // that the columns cover
  levels: string;
}

export interface AlikeTrack {
  name: string;
  likeness: number; // 0 … 1, of what their groups contribute
  tags: string[]; // titles of the tags it is given
  words: string; // what they have in common
}

/** What models have learned: armonica report. */
export interface ModelPage extends PageBase {
  page: "model";
  models: ModelView[]; // one or more; the first is what the others are held against
  differences: TagOverlap[][]; // one list for each model but the first
  importance: ImportanceView | null; // of the first model's collection
}

export interface ModelView {
  model: Model;
  facts: { name: string; text: string }[]; // what it is, and what it reached
  tags: TagView[]; // by Model.tags
  shared: SharedCell[][]; // tag × tag: what was learned of both alike
}

export interface TagView {
  roc_auc: number | null; // on tracks not seen; null where not measured
  pr_auc: number | null;
  f1: number | null;
  groups: {
    strength: number; // standard deviation of what the group adds, in log-odds, were its features independent
    share: number; // of the sum of squared strengths
    lambda: number; // sum over its bands of the prior variance that banded EM learned
  }[]; // by Model.groups
}

export interface SharedCell {
  value: number; // −1 … 1: cosine of what was learned
  groups: number[]; // by Model.groups: adds up to value
}

export interface TagOverlap {
  first: number; // tag of the first model
  other: number; // the same tag of the other
  overlap: number; // −1 … 1
}

/** How much each group matters on tracks that models have not seen, in several measures (docs/importance.md). */
export interface ImportanceView {
  tested: number; // tracks
  roc_auc: number | null; // of the models with all groups
  groups: string[]; // ids
  measures: string[]; // "spread", "variance_share", … "published"
  overall: ImportanceFigures;
  tags: (ImportanceFigures & { tag: string })[];
  agreement: (number | null)[][]; // measure × measure: Spearman's correlation of the groups' ranks
}

export interface ImportanceFigures {
  values: (number | null)[][]; // group × measure
  intervals: ([number, number] | null)[][]; // 95 %
}

/** Whether explanations say what is true: armonica audit. What `audit --format json` has (docs/formats.md). */
export interface AuditPage extends PageBase {
  page: "audit";
  audit: {
    findings: Finding[];
    collection: CollectionAudit | null;
    sound: SoundAudit | null;
  };
}

export interface Finding {
  about: "deletion" | "retraining" | "agreement" | "leakage" | "subgroups" | "stability";
  verdict: "holds" | "fails" | "open";
  words: string;
}

/** A mean with its 95 % interval. */
export interface Mean {
  mean: number | null;
  interval: [number, number] | null;
}

export interface CollectionAudit {
  kind: string;
  grouping: string;
  tested: number;
  folds: number;
  resampled: string; // "tracks", or the column whose units are drawn
  deletion: DeletionAudit[]; // of groups, of features
  retraining: RetrainingAudit[]; // the same; empty unless asked for
  importance: {
    groups: ({ group: string } & Record<string, number | string | null>)[];
    agreement: Record<string, Record<string, number | null>>;
  };
  leakage: LeakageAudit | null;
  subgroups: SubgroupAudit[];
}

export interface DeletionAudit {
  part: "groups" | "features";
  parts: number;
  steps: number[]; // how many are taken away, or put back
  cases: number; // tags given to tracks
  curves: Record<"deletion" | "insertion", Record<"strongest" | "random", Mean[]>>; // by step: probability
  deletion_gain: Mean; // area between the curves
  insertion_gain: Mean;
  all_cases: number;
  strongest_move: Mean;
  random_move: Mean;
  move_gain: Mean;
}

export interface RetrainingAudit {
  part: "groups" | "features";
  parts: number;
  roc_auc: number | null; // with all parts
  pr_auc: number | null;
  without: Record<"strongest" | "random" | "weakest", RetrainedFigures[]>;
}

export interface RetrainedFigures {
  removed: number;
  roc_auc: number | null;
  pr_auc: number | null;
  roc_auc_loss: number | null;
  roc_auc_loss_interval: [number, number] | null;
  pr_auc_loss: number | null;
  pr_auc_loss_interval: [number, number] | null;
}

export interface LeakageAudit {
  unit: string;
  units: number;
  units_of_several: number;
  split_units: number;
  apart: DividedFigures;
  mixed: DividedFigures;
}

export interface DividedFigures {
  roc_auc: number | null;
  roc_auc_interval: [number, number] | null;
  pr_auc: number | null;
  pr_auc_interval: [number, number] | null;
}

export interface SubgroupAudit {
  by: string;
  left_out: number; // tracks of subgroups that are too small, or of none
  subgroups: {
    name: string;
    tracks: number;
    tags: number;
    roc_auc: number | null;
    others: number | null; // on all other tracks
    difference: number | null;
    difference_interval: [number, number] | null;
    excess_probability: Mean; // probability less the share that carries the tag
    excess_given: Mean;
  }[];
}

export interface SoundAudit {
  model: string;
  tracks: number;
  variants: ({ variant: string; title: string } & VariantStability)[];
  other_track: VariantStability; // the explanation of another track, as a yardstick
  failed: { path: string; error: { code: string; message: string } }[];
}

export interface VariantStability {
  tracks: number;
  not_judged: Record<string, number> | null; // reason → tracks
  given: StabilityFigures | null; // of the tags that tracks were given
  all: StabilityFigures | null;
}

export interface StabilityFigures {
  cases: number;
  likeness: Mean; // 1: the same
  median_likeness: number;
  low_likeness: number; // 5 % of the cases are no more alike
  same_strongest: Mean; // share
  same_deciding: Mean | null;
  same_answer: Mean;
  moved: Mean; // mean change of the probability
}

export type Page = TrackPage | ModelPage | AuditPage;
