// What the page is about: one model, or several.

import type { ModelPage, ModelView } from "../data.ts";
import { h, name } from "../parts/dom.ts";
import { list, say, unbroken } from "../words.ts";
import { modelTitle } from "./shown.ts";

function factsOf({ facts }: ModelView): HTMLElement {
  return h(
    "dl",
    { class: "fact-list" },
    ...facts.flatMap(({ name: fact, text }) => [h("dt", {}, fact), h("dd", {}, unbroken(text))]),
  );
}

export function title({ models }: ModelPage): string {
  return say("report_model.page_title", { models: list(models.map(({ model }) => modelTitle(model))) });
}

export function head(page: ModelPage): HTMLElement {
  const { models } = page;
  const titleOf = ({ model }: ModelView) => (models.length > 1 ? h("h2", {}, name(modelTitle(model, true))) : null);
  const cards = models.map((view) => h("div", { class: "card" }, titleOf(view), factsOf(view)));
  return h(
    "div",
    { class: "head" },
    h("h1", {}, title(page)),
    h("p", { class: "lead" }, say(models.length > 1 ? "report_model.intro_several" : "report_model.intro")),
    h("div", { class: "cards" }, ...cards),
  );
}
