// The pages of models and audits: odd ones, which must pass the checks, and broken ones, which must not.

import assert from "node:assert/strict";
import { test } from "node:test";
import type { AuditPage, ModelPage, Page } from "../src/data.ts";
import { views } from "./checks/browser.mjs";
import { exampleAuditPage, type AuditShape } from "./example_audit_page.ts";
import { exampleModelPage, type ModelPageShape } from "./example_model_page.ts";
import { failures, filled, messages, skip } from "./pages_in_browser.ts";

const plainModel: ModelPageShape = {
  kind: "glass", features: 12, groups: 3, tags: 5, inFamily: 2, models: 1, otherGrouping: false, importance: false,
  name: "example", tagTitle: "calmness", messages,
};
const plainAudit: AuditShape = {
  collection: true, sound: true, retrained: true, leakage: true, known: true, groups: 8, features: 250, subgroups: 4,
  name: "below 12", messages,
};

const longName = "unbreakable".repeat(18);

const models: Record<string, Partial<ModelPageShape>> = {
  "an ordinary model": {},
  "a linear model with importances": { kind: "linear", importance: true },
  "one tag, one group": { tags: 1, inFamily: 0, groups: 1 },
  "60 tags, 20 groups": { tags: 60, inFamily: 10, features: 60, groups: 20, importance: true },
  "two models": { models: 2, importance: true, kind: "additive" },
  "three models of different groupings": { models: 3, otherGrouping: true },
  "models with names that are code": { name: "</script><img src=x onerror=alert(1)>", tagTitle: "<b>", models: 2 },
  "models with names of 200 letters": { name: longName, tagTitle: longName, models: 2, importance: true },
  "models with names in Japanese": { name: "静けさの中で、長い長い名前", tagTitle: "静けさ" },
};

const audits: Record<string, Partial<AuditShape>> = {
  "an ordinary audit": {},
  "an audit of a collection alone": { sound: false, retrained: false, leakage: false },
  "an audit of sound alone": { collection: false },
  "an audit without figures": { known: false },
  "an audit of one group and 40 subgroups": { groups: 1, features: 3, subgroups: 40 },
  "an audit without subgroups": { subgroups: 0 },
  "an audit with names of 200 letters": { name: longName },
};

const ordinaryModel = (shape: Partial<ModelPageShape> = {}) => exampleModelPage({ ...plainModel, ...shape });
const ordinaryAudit = (shape: Partial<AuditShape> = {}) => exampleAuditPage({ ...plainAudit, ...shape });

const odd: Record<string, () => Page> = {
  ...Object.fromEntries(Object.entries(models).map(([name, shape]) => [name, () => ordinaryModel(shape)])),
  ...Object.fromEntries(Object.entries(audits).map(([name, shape]) => [name, () => ordinaryAudit(shape)])),
};

for (const [name, page] of Object.entries(odd))
  test(name, { skip }, async () => {
    // One theme of each device sees every layout.
    const inViews = views.filter((view) => ["phone-light", "desktop-dark"].includes(view.name));
    assert.deepEqual(await failures(filled(page()), { inViews }), []);
  });

function changed<Kind extends Page>(page: Kind, change: (page: Kind) => void): string {
  change(page);
  return filled(page);
}

const changedModel = (change: (page: ModelPage) => void) => changed(ordinaryModel(), change);
const changedAudit = (change: (page: AuditPage) => void) => changed(ordinaryAudit(), change);

const styled = (page: Page, style: string) => filled(page).replace("</style>", () => `${style}</style>`);
const scripted = (page: Page, script: string) =>
  filled(page)
    .replace(/<meta http-equiv[^>]*>/, "") // the page's own protection would stop it
    .replace("</body>", () => `<script>${script}</script></body>`);

const otherArithmetic = `
  const { evaluate } = armonica;
  armonica.evaluate = (values) => {
    const now = evaluate(values);
    return { ...now, features: now.features.map((all) => all.map((each) => 1.1 * each)) };
  };`;

const broken: Record<string, [check: string, html: () => string]> = {
  "a missing sentence of a model": [
    "complains of nothing", () => changedModel((page) => delete page.messages["report_model.shared"]),
  ],
  "no list of tags": ["chooses a tag by keys", () => styled(ordinaryModel(), ".bar { visibility: hidden }")],
  "a group that does not open": [
    "opens a group by keys", () => styled(ordinaryModel(), ".group-details { display: none }"),
  ],
  "a map that cannot be clicked": [
    "chooses a tag by its tile", () => styled(ordinaryModel(), ".to-choose { pointer-events: none }"),
  ],
  "another strength": [
    "draws what it computes", () => changedModel((page) => (page.models[0].tags[0].groups[1].strength += 1e-5)),
  ],
  "another curve": ["draws what it computes", () => scripted(ordinaryModel(), otherArithmetic)],
  "a learned chart without size": ["tells of every tag", () => styled(ordinaryModel(), ".shared svg { height: 0 }")],
  "shares not printed": [
    "prints what matters", () => styled(ordinaryModel(), "@media print { #glance { display: none } }"),
  ],
  "a finding that is not told": [
    "tells every finding",
    () => scripted(ordinaryAudit(), 'document.querySelector(".finding.fails").textContent = "all is well"'),
  ],
  "a curve that is not drawn": [
    "draws every check", () => scripted(ordinaryAudit(), 'document.querySelector("figure.deletion").remove()'),
  ],
  "other figures of a curve": [
    "draws every check",
    () => scripted(ordinaryAudit(), "armonica.data.audit.collection.deletion[0].curves.deletion.strongest[2].mean = 9"),
  ],
  "findings not printed": [
    "prints what matters", () => styled(ordinaryAudit(), "@media print { .finding { display: none } }"),
  ],
  "a missing sentence of an audit": [
    "complains of nothing", () => changedAudit((page) => delete page.messages["report_audit.methods"]),
  ],
};

for (const [name, [check, html]] of Object.entries(broken))
  test(`is seen: ${name}`, { skip }, async () => {
    const inViews = views.filter((view) => view.name === "desktop-light");
    const found = await failures(html(), { inViews, only: [check] });
    assert.ok(found.some((each) => each.startsWith(`desktop-light: ${check}`)), `nothing was seen: ${found}`);
  });
