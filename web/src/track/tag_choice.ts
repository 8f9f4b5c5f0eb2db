// The choice of the tag that is told of: chips, and a list at hand further down the page.

import type { TagStory, TrackPage } from "../data.ts";
import { h, name } from "../parts/dom.ts";
import { select } from "../parts/choices.ts";
import { percent, say } from "../words.ts";
import { inOrder } from "./told.ts";

// More chips than that are shown when asked for.
const shownAtFirst = 16;

export interface TagChoice {
  chips: HTMLElement;
  list: HTMLElement;
  /** Shows which one is chosen. */
  mark: (story: TagStory) => void;
}

type Choose = (story: TagStory) => void;

function chip(page: TrackPage, story: TagStory, choose: Choose): HTMLElement {
  const input = h("input", { type: "radio", name: "tag", value: story.tag, change: () => choose(story) });
  const state = `${story.given ? "given" : "not-given"} ${story.decided ? "decided" : "undecided"}`;
  const unsure = story.decided ? null : h("span", { class: "unseen" }, `, ${say("report.unsure")}`);
  const words = h("span", { class: "chip-words" }, name(page.model.tags[story.tag].title), " ",
    h("b", {}, percent(story.probability)), unsure);
  return h("label", { class: `chip ${state}` }, input, words);
}

function chipRow(title: string, chips: HTMLElement[]): HTMLElement | null {
  if (chips.length === 0) return null;
  const head = h("p", { class: "chip-row-title" }, title);
  return h("div", { class: "chip-row" }, head, h("div", { class: "chips" }, ...chips));
}

/** Chips of tags that are not given, most of them behind a button where there are very many. */
function otherChips(stories: TagStory[], room: number, chipOf: (story: TagStory) => HTMLElement): HTMLElement[] {
  const chips = stories.map(chipOf);
  const rest = chips.slice(room);
  if (rest.length <= 2) return chips;
  rest.forEach((each) => (each.hidden = true));
  const click = () => {
    rest.forEach((each) => (each.hidden = false));
    more.remove();
    rest[0].querySelector("input")!.focus();
  };
  const more = h("button", { type: "button", class: "more", click }, say("report_tags.more", { count: rest.length }));
  return [...chips, more];
}

function chipsOf(page: TrackPage, choose: Choose): HTMLElement {
  const stories = inOrder(page.tags);
  const chipOf = (story: TagStory) => chip(page, story, choose);
  const given = stories.filter((story) => story.given);
  const others = stories.filter((story) => !story.given);
  const isDashed = others.some((story) => !story.decided);
  return h(
    "fieldset",
    { class: "tags" },
    h("legend", {}, say("report_tags.choose")),
    given.length === 0 ? h("p", {}, say("report_tags.none_given")) : null,
    chipRow(say("report_tags.given"), given.filter((story) => story.decided).map(chipOf)),
    chipRow(say("report_tags.given_unsure"), given.filter((story) => !story.decided).map(chipOf)),
    chipRow(say("report_tags.not_given"), otherChips(others, Math.max(shownAtFirst - given.length, 4), chipOf)),
    isDashed ? h("p", { class: "key" }, say("report_tags.dashed")) : null,
  );
}

function listOf(page: TrackPage, choose: Choose): HTMLElement {
  const part = (title: string, given: boolean) => ({
    title,
    choices: inOrder(page.tags)
      .filter((story) => story.given === given)
      .map((story) => ({
        value: String(story.tag), title: `${page.model.tags[story.tag].title} ${percent(story.probability)}`,
      })),
  });
  const storyOf = (value: string) => page.tags.find(({ tag }) => String(tag) === value)!;
  const parts = [part(say("report_tags.given"), true), part(say("report_tags.not_given"), false)];
  return select(say("report_tags.told"), parts, null, (value) => choose(storyOf(value)));
}

export function tagChoice(page: TrackPage, choose: Choose): TagChoice {
  const chips = chipsOf(page, choose);
  const list = listOf(page, choose);
  const mark = ({ tag }: TagStory) => {
    const input = chips.querySelector<HTMLInputElement>(`input[value="${tag}"]`)!;
    input.checked = true;
    input.closest<HTMLElement>(".chip")!.hidden = false;
    list.querySelector("select")!.value = String(tag);
  };
  return { chips, list, mark };
}
