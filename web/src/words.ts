// What the page says: sentences by their keys, and numbers as src/explain/words.cpp writes them, so that a number reads
// the same in the page as in a ready sentence.

import type { ModelFeature, PageBase } from "./data.ts";

let messages: Record<string, string> = {};

export function useWordsOf(page: PageBase): void {
  messages = page.messages;
}

/** The sentence of this key with its {places} filled. Throws where either is not there. */
export function say(key: string, places: Record<string, string | number> = {}): string {
  const sentence = messages[key];
  if (sentence === undefined) throw new Error(`no sentence called ${key}`);
  const said = sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const place = places[name];
    if (place === undefined) throw new Error(`nothing was given for {${name}} in ${key}`);
    return String(place);
  });
  return unbroken(said);
}

/** A sentence whose numbers are not torn from their % at the end of a line. */
export function unbroken(sentence: string): string {
  return sentence.replaceAll(" %", "\u00a0%");
}

/** "a, b and c" */
export function list(parts: readonly string[]): string {
  if (parts.length === 0) return "";
  if (parts.length === 2) return say("lists.two", { first: parts[0], last: parts[1] });
  return parts.reduce((most, part, i) =>
    i + 1 < parts.length ? say("lists.many", { most, next: part }) : say("lists.last", { most, last: part }),
  );
}

function withThousands(digits: string): string {
  const [whole, ...rest] = digits.split(".");
  return [whole.replace(/\B(?=(\d{3})+$)/g, ","), ...rest].join(".");
}

/** A title as it begins a line. */
export function capitalised(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}

/** Three significant digits where it needs them: 1,234 · 12.8 · 1.26 · 0.050 · −22.3 */
export function number(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size < 0.0005 || size >= 1e12) return `${value < 0 ? "−" : ""}${size.toExponential(2)}`;
  const decimals = size >= 99.95 ? 0 : size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3;
  return `${value < 0 ? "−" : ""}${withThousands(size.toFixed(decimals))}`;
}

/** A contribution: always with its sign, so that for and against are told apart without colour. */
export function signed(value: number): string {
  const digits = Math.abs(value).toFixed(2);
  if (Number(digits) === 0) return digits;
  return `${value < 0 ? "−" : "+"}${digits}`;
}

/** Neither certainty nor impossibility is claimed by rounding. */
export function percent(share: number): string {
  const points = 100 * share;
  if (share < 1 && points > 99) return ">99\u00a0%";
  if (share > 0 && points < 1) return "<1\u00a0%";
  return `${Math.round(points)}\u00a0%`;
}

/** "3:05" or "1:03:05" */
export function time(seconds: number): string {
  const whole = Math.round(Math.max(seconds, 0));
  const two = (part: number) => String(part).padStart(2, "0");
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${two(whole % 60)}`;
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Empty for bare numbers. */
export function unitOf(feature: ModelFeature): string {
  return feature.unit === null || feature.unit === "1" ? "" : feature.unit;
}

/** "128 BPM" */
export function amount(value: number, feature: ModelFeature): string {
  const unit = unitOf(feature);
  return unit === "" ? number(value) : say("feature.amount", { value: number(value), unit });
}

/** "tempo (BPM)" */
export function titleWithUnit(feature: ModelFeature): string {
  const unit = unitOf(feature);
  return unit === "" ? feature.title : say("report.title_with_unit", { title: feature.title, unit });
}

/** A share at a tick of an axis, which may be below 0. */
export function percentTick(share: number): string {
  return `${share < 0 ? "−" : ""}${Number((100 * Math.abs(share)).toPrecision(6))}\u00a0%`;
}

/** A number at a tick of an axis of contributions. */
export function signedTick(value: number): string {
  if (value === 0) return "0";
  return `${value < 0 ? "−" : "+"}${Number(Math.abs(value).toPrecision(6))}`;
}
