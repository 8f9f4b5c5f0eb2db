// The data of a page, to be saved.

import type { Page } from "../data.ts";
import { say } from "../words.ts";
import { h } from "./dom.ts";

export function saveButton(page: Page, name: string): HTMLElement {
  const click = () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(page)], { type: "application/json" }));
    h("a", { href: address, download: `${name}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000); // some browsers read it only after the click
  };
  return h("button", { type: "button", class: "save", click }, say("report_numbers.save"));
}
