// node tests/check_page.mjs PAGE.html --chromium /usr/bin/chromium --out DIR
// Opens a finished page in a browser and checks it; leaves pictures of it in DIR. Fails if any check does. --only NAME
// and --view NAME choose among the checks and views of checks/; both may be repeated.

import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { launch, views } from "./checks/browser.mjs";
import { checkPage } from "./checks/checks.mjs";

const mostProblems = 5;

function report(results) {
  for (const { name, problems } of results) {
    console.log(`${problems.length === 0 ? "ok  " : "FAIL"} ${name}`);
    for (const problem of problems.slice(0, mostProblems)) console.log(`       ${problem}`);
    if (problems.length > mostProblems) console.log(`       and ${problems.length - mostProblems} more`);
  }
  const failed = results.filter(({ problems }) => problems.length > 0).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    chromium: { type: "string", default: "/usr/bin/chromium" },
    out: { type: "string" },
    only: { type: "string", multiple: true },
    view: { type: "string", multiple: true },
  },
});
if (positionals.length !== 1) {
  console.error("usage: node check_page.mjs PAGE.html [--chromium PROGRAM] [--out DIR] [--only NAME] [--view NAME]");
  process.exit(2);
}
const browser = await launch(values.chromium);
try {
  const inViews = views.filter(({ name }) => !values.view || values.view.includes(name));
  const { out = null, only = null } = values;
  const results = await checkPage(browser, resolve(positionals[0]), { out, only, inViews });
  process.exitCode = report(results) && results.length > 0 ? 0 : 1;
} finally {
  await browser.close();
}
