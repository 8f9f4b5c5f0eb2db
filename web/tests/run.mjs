// npm test: bundles the tests, which are TypeScript, and gives them to node's test runner. What is given behind -- goes
// to it too.

import { spawnSync } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const web = dirname(dirname(fileURLToPath(import.meta.url)));
const bundles = join(web, "build", "tests");
const tests = readdirSync(join(web, "tests")).filter((name) => name.endsWith(".test.ts"));

rmSync(bundles, { recursive: true, force: true });
await build({
  entryPoints: tests.map((name) => join(web, "tests", name)),
  outdir: bundles,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  platform: "node",
  format: "esm",
  packages: "external",
  sourcemap: "inline",
});
const files = tests.map((name) => join(bundles, name.replace(/\.ts$/, ".mjs")));
const options = ["--enable-source-maps", "--test", ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, [...options, ...files], { stdio: "inherit", cwd: web }).status ?? 1;
