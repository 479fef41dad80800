import { expect, it } from "vitest";
import { divideRounded } from "../../src/core/divide-rounded.ts";

it.each([
  [7n, 2n, 4n], // 3.5
  [-7n, 2n, -4n],
  [5n, 4n, 1n], // 1.25
  [7n, 4n, 2n], // 1.75
  [-5n, 4n, -1n],
  [0n, 3n, 0n],
  [10n ** 30n + 1n, 2n, 5n * 10n ** 29n + 1n], // exact beyond what a number holds
])("%s ÷ %s is %s", (of, by, whole) => {
  expect(divideRounded(of, by)).toBe(whole);
});

it("divides by nothing that is not over 0", () => {
  for (const by of [0n, -1n]) expect(() => divideRounded(1n, by)).toThrow(RangeError);
});
