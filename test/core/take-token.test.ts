import { expect, it } from "vitest";
import { type Bucket, takeToken } from "../../src/core/take-token.ts";

const allowance = { most: 2, perMs: 1000 };

it("gives as many at once as there may be, and one more whenever its time has passed", () => {
  let bucket: Bucket | null = null;
  const waits = [0, 0, 0, 250, 500, 500, 1500, 1500, 1500].map((now) => {
    const taken = takeToken(bucket, allowance, now);
    bucket = taken.bucket;
    return taken.waitMs;
  });
  // 2 at once; the next after 500 ms; at 1500 two have come back
  expect(waits).toEqual([0, 0, 500, 250, 0, 500, 0, 0, 500]);
});

it("refills nothing when the clock goes back", () => {
  expect(takeToken({ tokens: 0, at: 1000 }, allowance, 0).waitMs).toBe(500);
});
