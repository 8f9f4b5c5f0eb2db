// node tests/fill_page.mjs TEMPLATE DATA.json OUT.html
// Makes a page of saved data, with the sentences of data/messages/en.toml: to look at while working on it.

import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { fill, messagesIn } from "./filling.mjs";

const [template, data, out] = process.argv.slice(2);
if (!out) {
  console.error("usage: node fill_page.mjs TEMPLATE DATA.json OUT.html");
  process.exit(2);
}
const messages = messagesIn(fileURLToPath(new URL("../../data/messages/en.toml", import.meta.url)));
const page = { ...JSON.parse(readFileSync(data, "utf8")), messages };
writeFileSync(out, fill(readFileSync(template, "utf8"), page));
