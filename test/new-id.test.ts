import { validate, version } from "uuid";
import { expect, it } from "vitest";
import { makeNewId } from "../src/ctx.ts";

it("new ids of one process are UUIDv7, all different, and grow within a millisecond", () => {
  const at = Date.UTC(2026, 10, 26);
  const newId = makeNewId(() => at);
  const ids = Array.from({ length: 2000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
  const random = ids.map((id) => id.slice(-8));
  expect(new Set(random).size).toBeGreaterThan(1990);
});
