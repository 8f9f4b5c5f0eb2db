// What the sections are told: the page, and the model that is looked at.

import type { Model, ModelPage, ModelTag, ModelView } from "../data.ts";
import { capitalised, say } from "../words.ts";

export interface Shown {
  page: ModelPage;
  view: ModelView;
  model: Model;
  titles: string[]; // of its tags
  choose: (tag: number) => void;
}

/** A section, which can tell of any tag of the model. */
export interface Section {
  element: HTMLElement;
  tell: (tag: number) => void;
}

/** With their category, where the same name stands in several. */
export function titlesOf(tags: readonly ModelTag[]): string[] {
  return tags.map(({ title, category }) =>
    tags.filter((each) => each.title === title).length === 1 ? title : `${category}: ${title}`,
  );
}

/** One that was trained for this page has no file, and so no name. */
export function modelTitle({ name }: Model, begins = false): string {
  if (name !== "") return name;
  const title = say("report_model.trained_here");
  return begins ? capitalised(title) : title;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
