// node build.mjs OUT_DIR [--no-check]: writes OUT_DIR/page.html, the template of every page: program and style in one.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { licencesOf } from "./licences.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const marker = "__ARMONICA_DATA__";

function checkTypes() {
  const compiler = join(here, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [compiler, "--noEmit", "--project", here], { stdio: "inherit" });
}

async function bundle(entry, options) {
  const result = await build({
    entryPoints: [join(here, "src", entry)],
    absWorkingDir: here,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    charset: "utf8",
    legalComments: "none",
    target: ["chrome123", "firefox120", "safari17.5"],
    ...options,
  });
  const [output] = Object.values(result.metafile.outputs);
  const inputs = Object.keys(output.inputs).filter((input) => output.inputs[input].bytesInOutput > 0);
  return { text: result.outputFiles[0].text.trim(), inputs };
}

async function page() {
  const program = await bundle("main.ts", { format: "iife" });
  const style = await bundle("style.css", {});
  const hash = `sha256-${createHash("sha256").update(program.text).digest("base64")}`;
  const parts = {
    __SCRIPT_HASH__: hash,
    __STYLE__: style.text,
    __PROGRAM__: program.text,
    __LICENCES__: `<!--\n${licencesOf(here, program.inputs)}-->`,
  };
  const template = readFileSync(join(here, "src", "page.html"), "utf8");
  const filled = template.replace(/__(?:SCRIPT_HASH|STYLE|PROGRAM|LICENCES)__/g, (name) => parts[name]);
  if (filled.split(marker).length !== 2) throw new Error(`${marker} must stand in the page exactly once`);
  return filled;
}

const [folder, ...options] = process.argv.slice(2);
if (!folder || options.some((option) => option !== "--no-check")) {
  console.error("usage: node build.mjs OUT_DIR [--no-check]");
  process.exit(2);
}
try {
  if (!options.includes("--no-check")) checkTypes();
  mkdirSync(folder, { recursive: true });
  const html = await page();
  writeFileSync(join(folder, "page.html"), html);
  console.log(`${join(folder, "page.html")}: ${Math.round(Buffer.byteLength(html) / 1000)} kB`);
} catch (error) {
  // The type checker and esbuild have said what is wrong.
  if (error.status === undefined) console.error(error.message);
  process.exit(1);
}
