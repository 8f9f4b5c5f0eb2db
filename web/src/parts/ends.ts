// What low and high values of a feature mean, at the two ends of its axis.

import type { ModelFeature } from "../data.ts";
import { h } from "./dom.ts";

export function ends({ low, high }: ModelFeature): HTMLElement | null {
  if (low === "" && high === "") return null;
  return h("div", { class: "ends" }, h("span", {}, low), h("span", {}, high));
}
