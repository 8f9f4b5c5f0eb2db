// Tables: the first column names its row; a column may be sorted by.

import { h, name, type Child } from "./dom.ts";

export interface Cell {
  text: string;
  order?: number | string | null; // what to sort by; null: comes last whichever way
  button?: () => HTMLElement; // in the place of the text, where the row can be chosen
}

export interface Table {
  caption: string;
  columns: { title: string; numeric?: boolean }[];
  rows: Cell[][];
}

export function cells(...texts: string[]): Cell[] {
  return texts.map((text) => ({ text }));
}

function rowOf(row: Cell[], columns: Table["columns"]): HTMLElement {
  const [head, ...rest] = row;
  const classOf = (column: number) => (columns[column].numeric ? "number" : null);
  return h(
    "tr",
    {},
    h("th", { scope: "row" }, head.button?.() ?? name(head.text)),
    ...rest.map((cell, i) => h("td", { class: classOf(i + 1) }, cell.text)),
  );
}

function framed(caption: string, head: HTMLElement, body: HTMLElement): HTMLElement {
  const content = h("table", {}, h("caption", {}, caption), head, body);
  // Wide tables scroll in their box, which must then be reachable by keyboard.
  return h("div", { class: "table", role: "region", "aria-label": caption, tabindex: 0 }, content);
}

export function table({ caption, columns, rows }: Table): HTMLElement {
  const titles = columns.map(({ title, numeric }) =>
    h("th", { scope: "col", class: numeric ? "number" : null }, title),
  );
  return framed(
    caption,
    h("thead", {}, h("tr", {}, ...titles)),
    h("tbody", {}, ...rows.map((row) => rowOf(row, columns))),
  );
}

function compare(a: Cell, b: Cell, direction: number): number {
  const [x, y] = [a, b].map(({ order, text }) => (order === undefined ? text : order));
  if (x === null || y === null) return Number(x === null) - Number(y === null);
  if (typeof x === "number" && typeof y === "number") return direction * (x - y);
  return direction * String(x).localeCompare(String(y));
}

/** A table whose column titles are buttons that sort it; `sorted` is the column it starts by, descending. */
export function sortableTable({ caption, columns, rows }: Table, sorted: number): HTMLElement {
  const body = h("tbody");
  const heads: HTMLElement[] = [];
  let direction = 0;
  const sortBy = (column: number, next: number) => {
    direction = next;
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    heads[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    body.replaceChildren(
      ...[...rows].sort((a, b) => compare(a[column], b[column], direction)).map((row) => rowOf(row, columns)),
    );
  };
  columns.forEach(({ title, numeric }, column) => {
    const click = () => {
      const isSorted = heads[column].hasAttribute("aria-sort");
      sortBy(column, isSorted ? -direction : numeric ? -1 : 1);
    };
    const button: Child = h("button", { type: "button", click }, title);
    heads.push(h("th", { scope: "col", class: numeric ? "number" : null }, button));
  });
  sortBy(sorted, -1);
  return framed(caption, h("thead", {}, h("tr", {}, ...heads)), body);
}
