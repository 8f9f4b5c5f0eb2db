// What paper needs and the screen does not: made only when the page is printed.

import { drawNow } from "./chart.ts";
import { h } from "./dom.ts";

const makers = new Map<HTMLElement, () => Node[]>();

function fill(): void {
  for (const [place, make] of makers) {
    if (place.isConnected && place.childElementCount === 0) {
      place.append(...make());
      drawNow(place); // printing waits for no observer
    }
    makers.delete(place);
  }
}

/** A place that is on paper only. */
export function onPaper(make: () => Node[]): HTMLElement {
  const place = h("div", { class: "paper" });
  makers.set(place, make);
  return place;
}

addEventListener("beforeprint", fill);
matchMedia("print").addEventListener("change", ({ matches }) => matches && fill());
