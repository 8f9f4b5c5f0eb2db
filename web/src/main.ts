// Reads what the program put into the page and shows it.

import { evaluate, type Evaluation } from "./arithmetic/evaluate.ts";
import { auditPage } from "./audit_page/page.ts";
import type { Model, Page } from "./data.ts";
import { modelPage } from "./model_page/page.ts";
import { h } from "./parts/dom.ts";
import { themeSwitch } from "./parts/theme.ts";
import { trackPage } from "./track/page.ts";
import { say, useWordsOf } from "./words.ts";

declare global {
  interface Window {
    /** For those who want to compute with what the page has: values by features of the model, the first unless told. */
    armonica: { data: Page; evaluate: (values: (number | null)[], model?: number) => Evaluation };
  }
}

function contentOf(page: Page): HTMLElement[] {
  switch (page.page) {
    case "track":
      return trackPage(page);
    case "model":
      return modelPage(page);
    case "audit":
      return auditPage(page);
  }
}

function modelsOf(page: Page): Model[] {
  if (page.page === "track") return [page.model];
  return page.page === "model" ? page.models.map(({ model }) => model) : [];
}

const data: Page = JSON.parse(document.getElementById("data")!.textContent!);
window.armonica = { data, evaluate: (values, model = 0) => evaluate(modelsOf(data)[model], values) };
document.documentElement.lang = data.language;
useWordsOf(data);
document.body.append(
  h("a", { class: "skip", href: "#content" }, say("report.skip")),
  h("header", {}, h("p", { class: "brand" }, "Armonica"), themeSwitch()),
  h("main", { id: "content", tabindex: -1 }, ...contentOf(data)),
  h("footer", {}, h("p", {}, say("report.made_by", { program: data.program }))),
);
