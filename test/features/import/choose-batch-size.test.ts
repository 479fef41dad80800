import { expect, it } from "vitest";
import { chooseBatchSize } from "../../../src/features/import/choose-batch-size.ts";

it.each([
  { size: 100, elapsedMs: 20, next: 100 }, // 100 × 20 ÷ 20
  { size: 100, elapsedMs: 16, next: 125 }, // 100 × 20 ÷ 16
  { size: 100, elapsedMs: 1, next: 200 }, // 2,000, at most twice as many
  { size: 400, elapsedMs: 0, next: 500 }, // 800, at most 500
  { size: 100, elapsedMs: 40, next: 50 }, // 100 × 20 ÷ 40
  { size: 100, elapsedMs: 4000, next: 20 }, // 0.5, at least 20
])("after $size rows in $elapsedMs ms the next batch has $next", ({ size, elapsedMs, next }) => {
  expect(chooseBatchSize(size, elapsedMs)).toBe(next);
});
