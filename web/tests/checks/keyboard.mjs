// Everything can be done with keys alone.

import { press, tabTo } from "./keys.mjs";

export async function choosesATagByKeys({ page }) {
  const told = () => page.evaluate(() => [document.getElementById("result-title").textContent, location.hash].join());
  if ((await page.evaluate(() => window.armonica.data.tags.length)) < 2) return [];
  if (!(await tabTo(page, 'input[name="tag"]'))) return ["Tab reaches no tag"];
  const before = await told();
  await press(page, "ArrowRight");
  const after = await told();
  const problems = before === after ? ["an arrow key chose no other tag"] : [];
  await page.reload();
  if ((await told()) !== after) problems.push("the address does not keep the tag");
  return problems;
}

export async function opensAGroupByKeys({ page }) {
  if (!(await tabTo(page, ".waterfall-step > summary"))) return ["Tab reaches no group"];
  await press(page, "Enter");
  return page.evaluate(() => {
    const details = document.activeElement.closest("details");
    const shown = details.open && details.querySelector(".group-details")?.getBoundingClientRect().height > 0;
    return shown ? [] : ["Enter opened no group"];
  });
}

export async function showsFocus({ page }) {
  const problems = new Set();
  await page.evaluate(() => scrollTo(0, 0));
  for (let presses = 0; presses < 40; ++presses) {
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(() => {
      const focused = document.activeElement;
      const styled = focused.matches('input[type="radio"]') ? focused.nextElementSibling : focused;
      const { outlineStyle, outlineWidth } = getComputedStyle(styled);
      const isSeen = focused === document.body || (outlineStyle !== "none" && parseFloat(outlineWidth) > 0);
      return isSeen ? null : `${focused.tagName.toLowerCase()}.${focused.className}`;
    });
    if (unseen) problems.add(`focus is not to be seen on ${unseen}`);
  }
  return [...problems];
}
