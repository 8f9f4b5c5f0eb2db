import assert from "node:assert/strict";
import { test } from "node:test";
import { curveAt, intervalOf, mainAt, pairAt } from "../src/arithmetic/additive_function.ts";
import { evaluate } from "../src/arithmetic/evaluate.ts";
import { judge, logistic } from "../src/arithmetic/judging.ts";
import { normalQuantile } from "../src/arithmetic/normal_quantile.ts";
import { rankNormal, shareBelow, valueAtPercentile } from "../src/arithmetic/rank_normal.ts";
import { standardise } from "../src/arithmetic/standardise.ts";
import { feature, main, model, pair, tag } from "./example_model.ts";

function near(actual: number, expected: number, tolerance = 1e-12): void {
  assert.ok(Math.abs(actual - expected) <= tolerance, `${actual} is not ${expected}`);
}

test("the normal quantile is the published one", () => {
  // Of tables of the normal distribution, to 15 digits.
  near(normalQuantile(0.5), 0);
  near(normalQuantile(0.75), 0.674489750196082, 2e-15);
  near(normalQuantile(0.975), 1.959963984540054, 2e-15);
  near(normalQuantile(0.995), 2.575829303548901, 2e-15);
  near(normalQuantile(0.005), -2.575829303548901, 2e-15);
  near(normalQuantile(0.1), -1.281551565544600, 2e-15);
});

test("a share below lies between quantiles, and in the middle of equal ones", () => {
  const even = feature().quantiles;
  near(shareBelow(even, 12.5), 0.125);
  near(shareBelow(even, 12), 0.12);
  assert.equal(shareBelow(even, -1), 0);
  assert.equal(shareBelow(even, 101), 1);
  // 31 of 101 quantiles are 0: their middle is number 15.
  const tied = even.map((each) => Math.max(each - 30, 0));
  near(shareBelow(tied, 0), 0.15);
  near(shareBelow(tied, 1), 0.31);
  near(shareBelow(tied, 0.5), 0.305);
});

test("ranks are kept within the outermost half percents", () => {
  const even = feature().quantiles;
  near(rankNormal(even, 50)!, 0);
  near(rankNormal(even, 1e9)!, 2.575829303548901);
  near(rankNormal(even, -1e9)!, -2.575829303548901);
  assert.equal(rankNormal(even, null), null);
  assert.equal(rankNormal(new Array(101).fill(3), 3), null);
});

test("a percentile's value is the quantile", () => {
  const even = feature().quantiles.map((each) => each / 2);
  assert.equal(valueAtPercentile(even, 0), 0);
  assert.equal(valueAtPercentile(even, 100), 50);
  assert.equal(valueAtPercentile(even, 33), 16.5);
  near(valueAtPercentile(even, 33.5), 16.75);
});

test("a linear model sees standard deviations, and nothing beyond the reference tracks", () => {
  assert.equal(standardise(feature(), 75), 1);
  assert.equal(standardise(feature(), 1000), 2);
  assert.equal(standardise(feature(), -1000), -2);
  assert.equal(standardise(feature(), null), 0);
  assert.equal(standardise(feature({ spread: 0 }), 75), 0);
});

test("a curve is linear between its knots and flat beyond them", () => {
  const values = [0, 1, 2, 3, 4, 5, 6, 7, 80];
  near(curveAt(values, 0), 4);
  near(curveAt(values, 0.325), 4.5);
  near(curveAt(values, -2.6), 0);
  near(curveAt(values, -9), 0);
  near(curveAt(values, 2.275), 43.5);
  near(curveAt(values, 9), 80);
});

test("thresholds are compared in single precision, and belong to the interval above", () => {
  assert.equal(intervalOf([0, 1], -0.5), 0);
  assert.equal(intervalOf([0, 1], 0), 1);
  assert.equal(intervalOf([0, 1], 1), 2);
  const threshold = Math.fround(0.1); // a little more than 0.1
  assert.equal(intervalOf([threshold], 0.1), 1);
});

test("a feature's effect is its curve and its stairs, and nothing where it is missing", () => {
  const effect = main({ curve: [1, 1, 1, 1, 1, 1, 1, 1, 1], thresholds: [0], steps: [10, 20] });
  near(mainAt(effect, -1), 11);
  near(mainAt(effect, 1), 21);
  assert.equal(mainAt(effect, null), 0);
});

test("a pair's effect is its product and its table, and nothing where one is missing", () => {
  const product = pair({ product: 2, product_mean: 0.5 });
  near(pairAt(product, 1, 3), 5);
  assert.equal(pairAt(product, null, 3), 0);
  assert.equal(pairAt(product, 1, null), 0);
  // Two rows of three.
  const table = pair({ thresholds: [[0], [-1, 1]], cells: [1, 2, 3, 4, 5, 6] });
  near(pairAt(table, -1, 0), 2);
  near(pairAt(table, 0, 5), 6);
  near(pairAt(table, 0, -1), 5);
});

test("a linear model: slope · (weights · z + intercept) + offset", () => {
  const calm = tag({ slope: 2, intercept: 0.25, offset: -1, weights: [0.5, -1, 9] });
  const features = [feature(), feature({ id: "bpm" }), feature({ id: "constant", spread: 0 })];
  const now = evaluate(model("linear", features, [calm], [[0, 2], [1]]), [75, 25, 60]);
  assert.deepEqual(now.features[0], [1, 2, 0]);
  assert.deepEqual(now.groups[0], [1, 2]);
  near(now.scores[0], 2.5); // −0.5 + 1 + 2
  near(now.probabilities[0], 1 / (1 + Math.exp(-2.5)));
  assert.equal(now.given[0], true);
  near(evaluate(model("linear", features, [calm]), [null, null, null]).scores[0], -0.5);
});

test("an additive model: slope · effects of ranks", () => {
  const effects = { mains: [main({ feature: 1, curve: [-4, -3, -2, -1, 0, 1, 2, 3, 4] })], pairs: [] };
  const known = model("additive", [feature(), feature()], [tag({ slope: 0.5, effects })]);
  assert.equal(evaluate(known, [1, 50]).scores[0], 0);
  // Φ⁻¹(0.75) = 0.674… lies 0.674 / 0.65 knots above the middle.
  near(evaluate(known, [1, 75]).features[0][1], (0.5 * 0.674489750196082) / 0.65);
  assert.equal(evaluate(known, [1, null]).scores[0], 0);
});

test("a glass model: pairs count in the group of their features", () => {
  const u = 0.674489750196082;
  const effects = {
    mains: [main({ thresholds: [0], steps: [-1, 1] })],
    pairs: [pair({ features: [1, 2], product: 3, product_mean: 0.1, thresholds: [[], [0]], cells: [7, 8] })],
  };
  const known = model("glass", [feature(), feature(), feature()], [tag({ effects, intercept: 1 })], [[0], [1, 2]]);
  const now = evaluate(known, [10, 75, 75]);
  near(now.pairs[0][0], 3 * (u * u - 0.1) + 8);
  near(now.groups[0][0], -1);
  near(now.groups[0][1], now.pairs[0][0]);
  near(now.scores[0], 1 - 1 + now.pairs[0][0]);
  assert.equal(evaluate(known, [10, 75, null]).pairs[0][0], 0);
  const constant = model("glass", [feature(), feature({ quantiles: new Array(101).fill(2) }), feature()], known.tags);
  assert.equal(evaluate(constant, [10, 2, 75]).pairs[0][0], 0);
});

test("there must be a value for each feature", () => {
  assert.throws(() => evaluate(model("linear", [feature()], [tag({ weights: [1] })]), [1, 2]));
});

test("a tag that stands alone is given from its threshold on", () => {
  const judged = judge([tag({ threshold: 0.5 }), tag({ threshold: 0.51 }), tag({ threshold: 0 })], [0, 0, -800]);
  assert.deepEqual(judged.map(({ given }) => given), [true, false, true]);
  assert.equal(logistic(800), 1);
  assert.equal(logistic(-800), 0);
});

test("of a family the best is given, the first of equals, if it reaches its threshold", () => {
  const genre = (more = {}) => tag({ family: "genre", threshold: 0, ...more });
  const judged = judge([genre(), tag(), genre(), genre()], [0, 9, Math.log(2), Math.log(2)]);
  near(judged[0].probability, 0.2);
  near(judged[2].probability, 0.4);
  near(judged[3].probability, 0.4);
  assert.deepEqual(judged.map(({ given }) => given), [false, true, true, false]);
  const shy = judge([genre({ threshold: 0.9 }), genre({ threshold: 0.9 })], [1, 0]);
  assert.deepEqual(shy.map(({ given }) => given), [false, false]);
});

test("a family whose scores told nothing is given none", () => {
  const untold = [tag({ family: "genre", threshold: 0, slope: 0 }), tag({ family: "genre", threshold: 0, slope: 0 })];
  assert.deepEqual(judge(untold, [1, 0]).map(({ given }) => given), [false, false]);
});

test("families do not mix", () => {
  const tags = ["genre", "genre", "voice", "voice"].map((family) => tag({ family, threshold: 0 }));
  const judged = judge(tags, [5, 5, 1, 1]);
  judged.forEach(({ probability }) => near(probability, 0.5));
  assert.deepEqual(judged.map(({ given }) => given), [true, false, true, false]);
});
