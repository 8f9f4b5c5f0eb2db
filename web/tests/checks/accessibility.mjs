// axe-core finds nothing serious, as the page opens and with everything in it open.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { settle } from "./browser.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

async function violations(page, state) {
  const found = await page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ["violations"] });
    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, help, nodes }) => `${id} (${help}), ${nodes.length} times, such as ${nodes[0].html.slice(0, 160)}`);
  });
  return found.map((problem) => `${state}: ${problem}`);
}

export async function isAccessible({ page }) {
  await page.evaluate(axe);
  const closed = await violations(page, "as it opens");
  await page.evaluate(() => document.querySelectorAll("details").forEach((each) => (each.open = true)));
  await settle(page);
  return [...closed, ...(await violations(page, "all open"))];
}
