// A list of which the first are shown, and more when asked for.

import { say } from "../words.ts";
import { h } from "./dom.ts";

/** `make` is called for what is shown, and not before. */
export function growing<Item>(
  className: string,
  items: readonly Item[],
  make: (item: Item) => HTMLElement,
  atFirst: number,
  further: number,
): HTMLElement {
  const list = h("div", { class: className });
  const button = h("button", { type: "button", class: "more", click: () => show(further, true) });
  let shown = 0;
  const show = (count: number, isAskedFor: boolean) => {
    const added = items.slice(shown, shown + count).map(make);
    shown += added.length;
    list.append(...added);
    const rest = items.length - shown;
    button.textContent = say("report.more", { count: Math.min(further, rest), rest });
    if (rest === 0) button.remove();
    if (!isAskedFor || added.length === 0) return;
    added[0].tabIndex = -1;
    added[0].focus({ preventScroll: true });
  };
  const element = h("div", { class: "growing" }, list, button);
  show(atFirst, false);
  return element;
}
