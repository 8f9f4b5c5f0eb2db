// Ways to choose one of many.

import type { Model } from "../data.ts";
import { h } from "./dom.ts";

export interface Choice {
  value: string;
  title: string;
}

export interface Choices {
  title: string;
  choices: Choice[];
}

/** A labelled list to choose from, in parts. */
export function select(
  label: string,
  parts: Choices[],
  chosen: string | null,
  choose: (value: string) => void,
): HTMLElement {
  const change = (event: Event) => choose((event.target as HTMLSelectElement).value);
  const optionOf = ({ value, title }: Choice) => h("option", { value, selected: value === chosen }, title);
  const list = h(
    "select",
    { change },
    ...parts
      .filter(({ choices }) => choices.length > 0)
      .map(({ title, choices }) => h("optgroup", { label: title }, ...choices.map(optionOf))),
  );
  return h("label", { class: "choice" }, h("span", {}, label), list);
}

/** Every feature, by its group. */
export function featuresByGroup(model: Model): Choices[] {
  return model.groups.map(({ title, features }) => ({
    title,
    choices: features.map((feature) => ({ value: String(feature), title: model.features[feature].title })),
  }));
}
