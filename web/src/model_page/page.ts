// The page of a model, or of several: what was learned.

import type { ModelPage, ModelView } from "../data.ts";
import { putIntoAddress, tagInAddress } from "../parts/address.ts";
import { caveatList } from "../parts/caveats.ts";
import { select } from "../parts/choices.ts";
import { h } from "../parts/dom.ts";
import { saveButton } from "../parts/save.ts";
import { say } from "../words.ts";
import { comparisons } from "./comparison.ts";
import { glance } from "./glance.ts";
import { head, title } from "./head.ts";
import { importance } from "./importance.ts";
import { shared } from "./shared.ts";
import { modelTitle, titlesOf, type Shown } from "./shown.ts";
import { tagSection } from "./tag.ts";

function caveats(page: ModelPage): HTMLElement {
  const keys = ["not_causes", "independent", "sharing", "reference", "not_similar"];
  const sentences = keys.map((key) => say(`report_model.${key}`));
  return caveatList(sentences, saveButton(page, title(page)));
}

function tagList({ model }: ModelView, titles: string[], choose: (tag: number) => void): HTMLElement {
  const categories = [...new Set(model.tags.map(({ category }) => category))];
  const parts = categories.map((category) => ({
    title: category === "" ? say("report_model.tags") : category,
    choices: model.tags
      .map((tag, t) => ({ of: tag.category, value: String(t), title: titles[t] }))
      .filter(({ of }) => of === category),
  }));
  const list = select(say("report_model.tag_shown"), parts, null, (value) => choose(Number(value)));
  list.dataset.list = "tags";
  return list;
}

/** Everything that tells of one of the models. `name`: the tag to begin with, if it has it. */
function storyOf(page: ModelPage, view: ModelView, name: string | null, tells: (name: string) => void) {
  const { model } = view;
  const titles = titlesOf(model.tags);
  const choose = (tag: number) => {
    list.querySelector("select")!.value = String(tag);
    sections.forEach((section) => section.tell(tag));
    tells(model.tags[tag].name);
    putIntoAddress(model.tags, tag);
  };
  const list = tagList(view, titles, choose);
  const shown: Shown = { page, view, model, titles, choose };
  const isMeasured = page.importance !== null && view === page.models[0];
  const told = { ...shown, page: isMeasured ? page : { ...page, importance: null } };
  const sections = [glance(shown), importance(told), tagSection(shown), shared(shown)].filter((part) => part !== null);
  const named = model.tags.findIndex((tag) => tag.name === name);
  choose(Math.max(named, 0));
  return { list, choose, elements: sections.map(({ element }) => element) };
}

/** Which of several models is looked at. */
function modelList({ models }: ModelPage, choose: (model: number) => void): HTMLElement | null {
  if (models.length < 2) return null;
  const choices = models.map(({ model }, m) => ({ value: String(m), title: modelTitle(model) }));
  const parts = [{ title: say("report_model.models"), choices }];
  return select(say("report_model.model_shown"), parts, "0", (value) => choose(Number(value)));
}

export function modelPage(page: ModelPage): HTMLElement[] {
  document.title = title(page);
  const compared = comparisons(page);
  const content = h("div", { class: "story" });
  const bar = h("div", { class: "bar" });
  let told: string | null = null;
  let story: ReturnType<typeof storyOf>;
  let lookedAt = 0;
  const models = modelList(page, (model) => show(model));
  const show = (model: number) => {
    lookedAt = model;
    story = storyOf(page, page.models[model], told, (name) => {
      told = name;
      compared.tell(name);
    });
    bar.replaceChildren(...[models, story.list].filter((each) => each !== null));
    content.replaceChildren(...story.elements, ...compared.elements, caveats(page));
  };
  const tagsLookedAt = () => page.models[lookedAt].model.tags;
  addEventListener("hashchange", () => {
    const tag = tagInAddress(tagsLookedAt());
    if (tag >= 0) story.choose(tag);
  });
  told = tagsLookedAt()[tagInAddress(tagsLookedAt())]?.name ?? null;
  show(0);
  return [head(page), bar, content];
}
