import { describe, expect, it } from "vitest";
import { lastOpenDay, quarterState } from "../../src/core/quarter-end.ts";

const quarter = { end: "2027-01-01" } as const; // a Friday

describe("a quarter's end", () => {
  it("leaves five working days for late records", () => {
    expect(lastOpenDay(quarter, [])).toBe("2027-01-07"); // Fri 1, Mon 4, Tue 5, Wed 6, Thu 7
    expect(lastOpenDay(quarter, ["2027-01-01"])).toBe("2027-01-08");
    expect(lastOpenDay({ end: "2026-10-01" }, [])).toBe("2026-10-07");
  });

  it.each([
    { today: "2026-12-31", state: "running" },
    { today: "2027-01-01", state: "open" },
    { today: "2027-01-07", state: "open" },
    { today: "2027-01-08", state: "due" },
  ] as const)("is $state on $today", ({ today, state }) => {
    expect(quarterState(quarter, today, [])).toBe(state);
  });
});
