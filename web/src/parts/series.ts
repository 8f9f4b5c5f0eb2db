// How several things in one chart are told apart: by symbol, by dash, and by colour.

import type * as Plot from "@observablehq/plot";
import { h } from "./dom.ts";

interface Look {
  colour: string;
  symbol: Plot.SymbolType;
  sign: string; // the symbol, in words
  dash: string | undefined;
}

export const looks: Look[] = [
  { colour: "var(--for)", symbol: "circle", sign: "●", dash: undefined },
  { colour: "var(--against)", symbol: "diamond", sign: "◆", dash: "6 3" },
  { colour: "var(--ink-soft)", symbol: "triangle", sign: "▲", dash: "2 3" },
];

/** Which is which, by dots or by lines. Nothing where there is but one. */
export function seriesKey(series: readonly string[], by: "dots" | "lines" = "dots"): HTMLElement | null {
  if (series.length < 2) return null;
  const items = series.map((title, s) =>
    h(
      "li", {},
      h("span", { class: `sign ${by} sign-${s}`, "aria-hidden": "true" }, by === "dots" && looks[s].sign), title,
    ),
  );
  return h("ul", { class: "series-key" }, ...items);
}
