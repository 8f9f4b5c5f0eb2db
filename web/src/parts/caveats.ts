// What may not be concluded.

import { say } from "../words.ts";
import { h, section } from "./dom.ts";

/** `sentences`: one for each thing that might be. */
export function caveatList(sentences: string[], ...further: HTMLElement[]): HTMLElement {
  const items = sentences.map((sentence) => h("li", {}, sentence));
  return section("caveats", say("report_caveats.title"), h("ul", {}, ...items), ...further);
}
