// The page of a track: why it has its tags.

import type { TagStory, TrackPage } from "../data.ts";
import { putIntoAddress, tagInAddress } from "../parts/address.ts";
import { h } from "../parts/dom.ts";
import { say } from "../words.ts";
import { alike } from "./alike.ts";
import { head } from "./head.ts";
import { inTime } from "./in_time.ts";
import { caveats, numbers } from "./numbers.ts";
import { answerOf, result } from "./result.ts";
import { shapes, type Shapes } from "./shapes.ts";
import { tagChoice } from "./tag_choice.ts";
import { inOrder, type Told } from "./told.ts";
import { whatIf } from "./what_if.ts";
import { why } from "./why.ts";

/** The sections that tell of one tag. */
function storyOf(page: TrackPage, story: TagStory): (HTMLElement | null)[] {
  let shown: Shapes | null = null;
  const told: Told = {
    page, story, tag: page.model.tags[story.tag], showShape: (feature) => shown?.show(feature),
  };
  shown = shapes(told);
  return [result(told), inTime(told), why(told), shown.element, whatIf(told), alike(page), numbers(told), caveats()];
}

/** The tag that the address names after #, if it does. */
function storyInAddress(page: TrackPage): TagStory | undefined {
  const named = tagInAddress(page.model.tags);
  return page.tags.find(({ tag }) => tag === named);
}

export function trackPage(page: TrackPage): HTMLElement[] {
  document.title = say("report.page_title", { track: page.track.name });
  const stories = h("div", { class: "story" });
  const answer = h("span", { class: "bar-answer" });
  const choose = (story: TagStory) => {
    choice.mark(story);
    answer.textContent = answerOf(story);
    stories.replaceChildren(...storyOf(page, story).filter((part) => part !== null));
    putIntoAddress(page.model.tags, story.tag);
  };
  const choice = tagChoice(page, choose);
  addEventListener("hashchange", () => {
    const story = storyInAddress(page);
    if (story) choose(story);
  });
  choose(storyInAddress(page) ?? inOrder(page.tags)[0]);
  return [head(page), choice.chips, h("div", { class: "bar" }, choice.list, answer), stories];
}
