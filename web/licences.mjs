// The licences of what is bundled into the page, which ask that their notices go with every copy. Refuses any that is
// not permissive: the page is Apache-2.0 and goes into closed products.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const permissive = new Set(["0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "Unlicense"]);

function packageFolders(here, inputs) {
  const folders = inputs.flatMap((input) => input.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
  return [...new Set(folders)].sort().map((folder) => join(here, folder));
}

function licenceOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const title = `${name} ${version} (${license})`;
  if (!permissive.has(license)) throw new Error(`${title} is not permissive`);
  const file = readdirSync(folder).find((each) => /^(licen[cs]e|unlicense)/i.test(each));
  if (!file) throw new Error(`${title} comes without the text of its licence`);
  return { title, text: readFileSync(join(folder, file), "utf8").trim() };
}

/** One text for all packages that share it. `inputs`: paths of the bundled files, from `here`. */
export function licencesOf(here, inputs) {
  const titlesByText = new Map();
  for (const { title, text } of packageFolders(here, inputs).map(licenceOf))
    titlesByText.set(text, [...(titlesByText.get(text) ?? []), title]);
  const parts = [...titlesByText].map(([text, titles]) => `${titles.join(", ")}\n\n${text}\n`);
  return ["This page is made of Armonica (Apache-2.0) and of:\n", ...parts].join("\n").replaceAll("--", "- -");
}
