// Pages of models that never were, of any shape. Their strengths are computed by the page's own arithmetic.

import { learnedGroup } from "../src/arithmetic/learned.ts";
import type { ImportanceFigures, ImportanceView, Model, ModelPage, ModelView, SharedCell } from "../src/data.ts";
import { exampleModel, numbers, type ModelShape } from "./example_page.ts";

export interface ModelPageShape extends ModelShape {
  models: number;
  otherGrouping: boolean; // of the models but the first
  importance: boolean;
  messages: Record<string, string>;
}

const measures = [
  "spread", "variance_share", "covariance_share", "permutation_roc_auc", "permutation_pr_auc", "refit_roc_auc",
  "refit_pr_auc", "lambda_columns", "published",
];

function sharedCells(model: Model, next: () => number): SharedCell[][] {
  const cells = model.tags.map((_, row) =>
    model.tags.map((_, column) => {
      const groups = model.groups.map(() => (row === column ? 1 : 2 * next() - 1) / model.groups.length);
      return { value: groups.reduce((sum, each) => sum + each, 0), groups };
    }),
  );
  return cells.map((row, r) => row.map((_, c) => cells[Math.min(r, c)][Math.max(r, c)]));
}

function viewOf(model: Model, next: () => number): ModelView {
  const tags = model.tags.map((tag, t) => {
    const strengths = model.groups.map((_, g) => learnedGroup(model, tag, g).strength);
    const all = strengths.reduce((sum, each) => sum + each ** 2, 0);
    const shareOf = (strength: number) => (all > 0 ? strength ** 2 / all : 0);
    const groups = strengths.map((strength) => ({ strength, share: shareOf(strength), lambda: next() }));
    const isMeasured = t % 4 !== 3;
    return { roc_auc: isMeasured ? 0.5 + next() / 2 : null, pr_auc: isMeasured ? next() : null, f1: null, groups };
  });
  return { model, facts: [{ name: "kind", text: model.kind }], tags, shared: sharedCells(model, next) };
}

function figures(groups: number, next: () => number): ImportanceFigures {
  const values = Array.from({ length: groups }, () => measures.map((id) => (id.startsWith("refit") ? null : next())));
  const interval = (value: number | null, m: number): [number, number] | null =>
    value === null || m === 8 ? null : [value - 0.1, value + 0.2];
  return { values, intervals: values.map((row) => row.map(interval)) };
}

function importanceOf({ groups, tags }: Model, next: () => number): ImportanceView {
  return {
    tested: 400, roc_auc: 0.8, groups: groups.map(({ id }) => id), measures,
    overall: figures(groups.length, next),
    tags: tags.slice(1).map(({ name }) => ({ tag: name, ...figures(groups.length, next) })), // not of every tag
    agreement: measures.map((_, m) => measures.map((_, n) => (m === 5 || n === 6 ? null : 1 - 0.2 * Math.abs(m - n)))),
  };
}

export function exampleModelPage(shape: ModelPageShape): ModelPage {
  const next = numbers();
  const models = Array.from({ length: shape.models }, (_, m) => {
    const isOther = m > 0 && shape.otherGrouping;
    const model = exampleModel({ ...shape, groups: isOther ? shape.groups + 1 : shape.groups }, next);
    const groups = model.groups.map((group) => ({ ...group, title: `${shape.name.slice(0, 60)} ${group.title}` }));
    const grouping = isOther ? `grouping ${m}` : "one";
    return { ...model, groups, name: m === 0 ? "" : `${shape.name}.json`, grouping };
  });
  return {
    page: "model", language: "en", messages: { ...shape.messages }, program: "0.0.0",
    models: models.map((model) => viewOf(model, next)),
    differences: models
      .slice(1)
      .map(({ tags }) => tags.map((_, t) => ({ first: t, other: t, overlap: 2 * next() - 1 }))),
    importance: shape.importance ? importanceOf(models[0], next) : null,
  };
}
