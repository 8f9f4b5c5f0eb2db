// A page opened in a browser that can reach nothing, and what happened while it was.

import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

export const views = ["phone", "desktop"].flatMap((device) =>
  ["light", "dark"].map((theme) => ({ name: `${device}-${theme}`, device, theme })),
);

const viewports = {
  phone: { width: 360, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { width: 1280, height: 900 },
};

export function launch(chromium) {
  return puppeteer.launch({
    executablePath: chromium,
    args: ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND", "--force-prefers-reduced-motion"],
  });
}

/** Waits until what has been asked for is laid out and drawn. */
export async function settle(page) {
  for (let frame = 0; frame < 3; ++frame)
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0))));
}

/** `happened`: complaints of the page, and addresses that it asked for. */
export async function open(browser, file, { device, theme }) {
  const page = await browser.newPage();
  const address = pathToFileURL(file).href;
  const happened = { complaints: [], requests: [] };
  page.on("console", (message) => {
    if (["error", "warn", "warning", "assert"].includes(message.type()))
      happened.complaints.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => happened.complaints.push(`error: ${error.message}`));
  page.on("request", (request) => {
    if (request.url().split("#")[0] !== address) happened.requests.push(request.url().slice(0, 200));
  });
  await page.setViewport(viewports[device]);
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: theme }]);
  await page.goto(address, { waitUntil: "load" });
  await settle(page);
  return { page, happened };
}
