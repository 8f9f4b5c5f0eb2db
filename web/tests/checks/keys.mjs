// Real key presses.

import { settle } from "./browser.mjs";

const farthest = 400;

/** Presses Tab until what has the focus matches; false if nothing does. */
export async function tabTo(page, selector) {
  for (let presses = 0; presses < farthest; ++presses) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
    await page.keyboard.press("Tab");
  }
  return false;
}

export async function press(page, key, times = 1) {
  for (let pressed = 0; pressed < times; ++pressed) await page.keyboard.press(key);
  await settle(page);
}
