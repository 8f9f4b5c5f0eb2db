// What tests of pages share: the template, a browser, and what the checks say of a page.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before } from "node:test";
import type { Browser } from "puppeteer-core";
import type { Page } from "../src/data.ts";
import { launch } from "./checks/browser.mjs";
import { checkPage } from "./checks/checks.mjs";
import { fill, messagesIn } from "./filling.mjs";

const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Why tests of pages are left out; false where they are not. */
export const skip = existsSync(chromium) ? false : `there is no browser ${chromium}`;

export const messages = messagesIn(join("..", "data", "messages", "en.toml"));

let folder: string;
let template: string;
let browser: Browser;

before(async () => {
  if (skip) return;
  folder = mkdtempSync(join(tmpdir(), "armonica-pages-"));
  execFileSync(process.execPath, ["build.mjs", folder, "--no-check"]);
  template = readFileSync(join(folder, "page.html"), "utf8");
  browser = await launch(chromium);
});

after(async () => {
  if (skip) return;
  await browser.close();
  rmSync(folder, { recursive: true });
});

export function filled(page: Page): string {
  return fill(template, page);
}

/** What is wrong with a page, check by check; empty where nothing is. */
export async function failures(html: string, options: object): Promise<string[]> {
  const file = join(folder, "example.html");
  writeFileSync(file, html);
  const results: { name: string; problems: string[] }[] = await checkPage(browser, file, options);
  return results.filter(({ problems }) => problems.length > 0).map(({ name, problems }) => `${name}: ${problems[0]}`);
}
