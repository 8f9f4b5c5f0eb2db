// How much each group matters, in whatever measures there are: on a collection, or in the model alone.

import type { ImportanceFigures, ImportanceView, ModelPage, ModelView } from "../data.ts";
import { number, percentTick, say, signedTick } from "../words.ts";
import { mean } from "./shown.ts";

export interface Measure {
  title: string;
  about: string;
  place: number; // among the figures
  text: (value: number) => string;
  tick: (value: number) => string;
}

export interface Measured {
  groups: string[]; // titles
  measures: Measure[];
  overall: ImportanceFigures;
  ofTag: (name: string) => ImportanceFigures | undefined;
}

const shares = ["variance_share", "covariance_share", "lambda_columns", "published"];
const losses = ["permutation_roc_auc", "permutation_pr_auc", "refit_roc_auc", "refit_pr_auc"];

const points = (share: number) => `${share < 0 ? "−" : ""}${Math.abs(100 * share).toFixed(1)}\u00a0%`;
const loss = (value: number) => `${value < 0 ? "−" : ""}${Math.abs(value).toFixed(4)}`;

function measureOf(id: string, place: number): Measure {
  const about = say(`report_measures.${id}`);
  const title = say(`measures.${id}`);
  if (shares.includes(id)) return { title, about, place, text: points, tick: percentTick };
  if (losses.includes(id)) return { title, about, place, text: loss, tick: signedTick };
  return { title, about, place, text: number, tick: String }; // "spread", in log-odds
}

const isMeasured = ({ overall }: ImportanceView, place: number) => overall.values.some((row) => row[place] !== null);

/** Of the collection that the first model was trained on. */
export function onCollection({ models }: ModelPage, importance: ImportanceView): Measured {
  const known = models[0].model.groups;
  return {
    groups: importance.groups.map((id) => known.find((group) => group.id === id)?.title ?? id),
    measures: importance.measures
      .map(measureOf)
      .filter(({ place }) => isMeasured(importance, place)),
    overall: importance.overall,
    ofTag: (name) => importance.tags.find(({ tag }) => tag === name),
  };
}

/** What a model alone can tell: it holds no tracks. */
export function inModel({ model, tags }: ModelView): Measured {
  const figures = (of: number[]): ImportanceFigures => ({
    values: model.groups.map((_, g) => {
      const groups = of.map((tag) => tags[tag].groups[g]);
      return [mean(groups.map(({ strength }) => strength)), mean(groups.map(({ lambda }) => lambda))];
    }),
    intervals: model.groups.map(() => [null, null]),
  });
  const measure = (id: string, place: number): Measure => ({
    title: say(`report_model.${id}`), about: say(`report_measures.${id}`), place, text: number, tick: String,
  });
  return {
    groups: model.groups.map(({ title }) => title),
    measures: [measure("strength", 0), measure("lambda", 1)],
    overall: figures(tags.map((_, tag) => tag)),
    ofTag: (name) => figures([model.tags.findIndex((tag) => tag.name === name)]),
  };
}
