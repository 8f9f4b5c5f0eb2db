// Light, dark, or as the system is. Nothing is remembered.

import { say } from "../words.ts";
import { h } from "./dom.ts";

const themes = ["system", "light", "dark"] as const;

export function themeSwitch(): HTMLElement {
  const options = themes.map((theme) => {
    const change = () => {
      if (theme === "system") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = theme;
    };
    const input = h("input", { type: "radio", name: "theme", value: theme, checked: theme === "system", change });
    return h("label", {}, input, h("span", {}, say(`report_theme.${theme}`)));
  });
  const legend = h("legend", { class: "unseen" }, say("report_theme.name"));
  return h("fieldset", { class: "switch" }, legend, ...options);
}
