// Putting data into the template, as the program does.

import { readFileSync } from "node:fs";
import { parse } from "smol-toml";

/** "table.key" → sentence, of a file like data/messages/en.toml. */
export function messagesIn(file) {
  const tables = Object.entries(parse(readFileSync(file, "utf8")));
  return Object.fromEntries(
    tables.flatMap(([table, sentences]) =>
      typeof sentences === "string" ? [] : Object.entries(sentences).map(([key, text]) => [`${table}.${key}`, text]),
    ),
  );
}

export function fill(template, data) {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return template.replace("__ARMONICA_DATA__", () => json);
}
