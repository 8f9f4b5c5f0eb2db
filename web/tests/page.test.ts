// The checks of check_page.mjs on odd pages, which must pass, and on pages broken on purpose, which must not.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { TrackPage } from "../src/data.ts";
import { views } from "./checks/browser.mjs";
import { examplePage, type Shape } from "./example_page.ts";
import { failures, filled, messages, skip } from "./pages_in_browser.ts";

const plain: Shape = {
  kind: "glass", features: 12, groups: 3, tags: 5, inFamily: 2, missing: 0, passages: 8, strip: true, alike: 2,
  name: "A song.flac", tagTitle: "calmness", messages,
};

const oddPages: Record<string, Partial<Shape>> = {
  "an ordinary page": {},
  "no strip, one passage, two tags": { strip: false, passages: 1, tags: 2, inFamily: 2, alike: 0 },
  "no passage, a linear model, one tag": { kind: "linear", passages: 0, tags: 1, inFamily: 0, alike: 0 },
  "half of the features missing": { missing: 2, kind: "additive" },
  "all features missing": { missing: 1 },
  "60 tags, 20 groups": { tags: 60, inFamily: 10, features: 60, groups: 20 },
  "names that are code": { name: "</script><script>alert(1)</script>.mp3", tagTitle: "<img src=x onerror=alert(1)>" },
  "names of 200 letters": { name: `${"n".repeat(200)}.mp3`, tagTitle: "unbreakable".repeat(18) },
  "names in Japanese": { name: "静けさの中で、長い長い名前の曲が流れている。".repeat(3), tagTitle: "静けさ" },
  "names in Arabic": { name: "أغنية هادئة (remix).mp3", tagTitle: "هدوء" },
  "a track of three hours": { passages: 1080 },
};

for (const [name, shape] of Object.entries(oddPages))
  test(name, { skip }, async () => {
    const page = filled(examplePage({ ...plain, ...shape }));
    // One theme of each device sees every layout.
    const inViews = views.filter((view) => ["phone-light", "desktop-dark"].includes(view.name));
    assert.deepEqual(await failures(page, { inViews }), []);
  });

function withStyle(style: string): string {
  return filled(examplePage(plain)).replace("</style>", () => `${style}</style>`);
}

function withData(change: (page: TrackPage) => void): string {
  const page = examplePage(plain);
  change(page);
  return filled(page);
}

/** The page's own protection would stop these. */
function withMarkup(markup: string): string {
  const page = filled(examplePage(plain));
  return page.replace(/<meta http-equiv[^>]*>/, "").replace("</body>", () => `${markup}</body>`);
}

const broken: Record<string, [check: string, html: () => string]> = {
  "a missing sentence": ["complains of nothing", () => withData((page) => delete page.messages["report_why.title"])],
  "a complaint": ["complains of nothing", () => withMarkup("<script>console.warn('oh')</script>")],
  "something fetched": ["asks nobody", () => withMarkup('<img src="https://example.org/x.png" alt="">')],
  "a script of another": ["complains of nothing", () => withStyle("").replace("</body>", "<script>0</script></body>")],
  "too wide": ["does not scroll sideways", () => withStyle("h1 { width: 3000px }")],
  "a chart without size": ["draws its charts", () => withStyle(".in-time svg { height: 0 }")],
  "an empty chart": ["draws its charts", () => withStyle(".in-time svg * { display: none }")],
  "labels that overlap": ["draws its charts", () => withStyle(".drawing svg text { font-size: 60px }")],
  "labels cut off": ["draws its charts", () => withStyle(".drawing svg text { translate: -60px }")],
  "a chart without a table": [
    "draws its charts", () => withMarkup("<script>document.querySelector('.twin').remove()</script>"),
  ],
  "too pale": ["is accessible", () => withStyle("p { color: #ccc !important }")],
  "another score": ["computes what is written", () => withData((page) => (page.tags[0].score += 1e-5))],
  "another probability": ["computes what is written", () => withData((page) => (page.tags[1].probability += 1e-5))],
  "another answer": ["computes what is written", () => withData((page) => (page.tags[2].given = !page.tags[2].given))],
  "another group": [
    "computes what is written", () => withData((page) => (page.tags[0].groups[1].contribution += 1e-5)),
  ],
  "another feature": ["computes what is written", () => withData((page) => (page.tags[0].features[3] += 1e-5))],
  "another pair": ["computes what is written", () => withData((page) => (page.tags[0].pairs[0] += 1e-5))],
  "no tag to be chosen": ["chooses a tag by keys", () => withStyle(".chips { visibility: hidden }")],
  "no group to be opened": ["opens a group by keys", () => withStyle(".group-details { display: none }")],
  "no slider to be moved": ["answers a slider", () => withStyle(".slider { visibility: hidden }")],
  "another arithmetic": [
    "answers a slider",
    () => withMarkup(`<script>
      const { evaluate } = armonica;
      armonica.evaluate = (values) => {
        const now = evaluate(values);
        return { ...now, probabilities: now.probabilities.map((each) => each / 2) };
      };
    </script>`),
  ],
  "no way back": ["goes back to the track", () => withStyle(".reset { visibility: hidden }")],
  "focus unseen": ["shows focus", () => withStyle("* { outline: none !important }")],
  "reasons not printed": ["prints what matters", () => withStyle("@media print { #why { display: none } }")],
  "dark paper": ["prints what matters", () => withStyle("@media print { html { background: #111 !important } }")],
  "a broken chart of one tag": ["tells of every tag", () => withStyle("#what-if svg { display: none }")],
};

for (const [name, [check, html]] of Object.entries(broken))
  test(`is seen: ${name}`, { skip }, async () => {
    const inViews = views.filter((view) => view.name === "desktop-light");
    const found = await failures(html(), { inViews, only: [check] });
    assert.ok(found.some((each) => each.startsWith(`desktop-light: ${check}`)), `nothing was seen: ${found}`);
    // And nothing is seen where nothing is broken.
    assert.deepEqual(await failures(filled(examplePage(plain)), { inViews, only: [check] }), []);
  });
