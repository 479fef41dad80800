import { expect, it } from "vitest";
import { splitTime } from "../../../src/playground/client/split-time.ts";

it.each([
  ["Mon 23 Nov, 10:00", { day: "Mon 23 Nov", hour: "10:00" }],
  ["Mon, 23 Nov, 10:00", { day: "Mon, 23 Nov", hour: "10:00" }],
  ["10:00", { day: "", hour: "10:00" }],
])("tells the day of %s from its hour", (time, parts) => {
  expect(splitTime(time)).toEqual(parts);
});
