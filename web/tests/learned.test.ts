import assert from "node:assert/strict";
import { test } from "node:test";
import { learnedGroup, spreadOfFeature } from "../src/arithmetic/learned.ts";
import { feature, main, model, pair, tag } from "./example_model.ts";

function close(value: number, expected: number): void {
  assert.ok(Math.abs(value - expected) < 1e-12, `${value}, not ${expected}`);
}

test("a linear feature moves the score by its weight times its standard deviation", () => {
  // Quantiles 0 … 100, whose standard deviation is √(101² − 1)/√12, in units of 25.
  const known = model("linear", [feature(), feature({ spread: 0 })], [tag({ slope: 2, weights: [0.5, 3] })]);
  const expected = (2 * 0.5 * Math.sqrt((101 ** 2 - 1) / 12)) / 25;
  close(spreadOfFeature(known, known.tags[0], 0), expected);
  const group = learnedGroup(known, known.tags[0], 0);
  close(group.strength, expected);
  assert.deepEqual(group.features.map(({ index }) => index), [0]); // a constant feature moves nothing
});

test("the parts of a group add up by their squares, strongest first", () => {
  const step = (index: number, size: number) => main({ feature: index, thresholds: [0], steps: [-size, size] });
  const cells = [1, -1, -1, 1];
  const effects = {
    mains: [step(0, 3), step(1, 4), step(2, 7)],
    pairs: [pair({ features: [0, 1], thresholds: [[0], [0]], cells })],
  };
  const features = [feature(), feature(), feature()];
  const known = model("glass", features, [tag({ slope: 0.5, effects })], [[0, 1], [2]]);
  const { features: moved, pairs, strength } = learnedGroup(known, known.tags[0], 0);
  assert.deepEqual(moved.map(({ index }) => index), [1, 0]);
  // 51 of the 101 quantiles lie at the median or above.
  const scale = 0.5 * Math.sqrt(1 - (1 / 101) ** 2);
  close(moved[0].spread, 4 * scale);
  close(moved[1].spread, 3 * scale);
  close(pairs[0].spread, 0.5);
  close(strength, Math.sqrt((4 * scale) ** 2 + (3 * scale) ** 2 + 0.5 ** 2));
  assert.deepEqual(learnedGroup(known, known.tags[0], 1).pairs, []);
});
