import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import type { PageBase } from "../src/data.ts";
import { amount, list, number, percent, say, signed, signedTick, time, useWordsOf } from "../src/words.ts";
import { feature } from "./example_model.ts";
import { messagesIn } from "./filling.mjs";

const messages = messagesIn(join("..", "data", "messages", "en.toml"));
useWordsOf({ language: "en", messages, program: "0" } as PageBase);

test("numbers read as in the program's sentences", () => {
  const read = [0, 1.26, 12.84, 128.4, 6400, 1234567, 0.05, -22.31, 0.9996, 9.996, 99.96, 0.0001, -0.00042];
  const words = ["0", "1.26", "12.8", "128", "6,400", "1,234,567", "0.050", "−22.3", "1.00", "10.0", "100", "1.00e-4",
    "−4.20e-4"];
  assert.deepEqual(read.map(number), words);
});

test("contributions always carry their sign", () => {
  assert.deepEqual([0.214, -0.5, 0.004, -0.004].map(signed), ["+0.21", "−0.50", "0.00", "0.00"]);
  assert.deepEqual([0, 0.1 + 0.2, -2].map(signedTick), ["0", "+0.3", "−2"]);
});

test("neither certainty nor impossibility is claimed by rounding", () => {
  const words = [0, 0.001, 0.01, 0.335, 0.99, 0.995, 1].map(percent).map((each) => each.replace("\u00a0", " "));
  assert.deepEqual(words, ["0 %", "<1 %", "1 %", "34 %", "99 %", ">99 %", "100 %"]);
});

test("times are minutes and seconds", () => {
  assert.deepEqual([0, 59.6, 65, 3665].map(time), ["0:00", "1:00", "1:05", "1:01:05"]);
});

test("sentences and lists", () => {
  assert.equal(list([]), "");
  assert.equal(list(["a"]), "a");
  assert.equal(list(["a", "b"]), "a and b");
  assert.equal(list(["a", "b", "c", "d"]), "a, b, c and d");
  assert.equal(amount(-14, feature()), "−14.0 LUFS");
  assert.equal(amount(2, feature({ unit: "1" })), "2.00");
  assert.equal(say("pair.together", { first: "{second}", second: "b" }), "{second} together with b");
  assert.throws(() => say("report.no_such_sentence"));
  assert.throws(() => say("pair.together"));
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return path.endsWith(".ts") ? [readFileSync(path, "utf8")] : [];
  });
}

test("the page says every sentence that was written for it, and no other", () => {
  const code = sources("src").join("\n");
  const said = new Set([...code.matchAll(/"(\w+\.\w+)"/g)].map(([, key]) => key));
  const used = [...said].filter((key) => /^report/.test(key));
  // Keys that are put together: `report_theme.${theme}`, from these parts.
  const stems = [...code.matchAll(/`(report\w*)\.\$\{/g)].map(([, table]) => table);
  const words = new Set([...code.matchAll(/"(\w+)"/g)].map(([, word]) => word));
  const isPutTogether = (key: string) => {
    const [table, name] = key.split(".");
    return stems.includes(table) && (words.has(name) || words.has(name.replace(/_unsure$/, "")));
  };
  const written = Object.keys(messages).filter((key) => /^report(_|\.)/.test(key));
  assert.deepEqual(used.filter((key) => messages[key] === undefined), []);
  assert.deepEqual(written.filter((key) => !used.includes(key) && !isPutTogether(key)), []);
});
