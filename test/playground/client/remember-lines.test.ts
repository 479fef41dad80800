import { describe, expect, it } from "vitest";
import { addLine, isWalking, rememberLines, walk } from "../../../src/playground/client/remember-lines.ts";

describe("walking back through what was sent", () => {
  const lines = rememberLines(["/lead Acme", "/funnel"]);

  it("gives the newest line first, then older ones, and stops at the oldest", () => {
    const newest = walk(lines, -1, "");
    expect(newest?.text).toBe("/funnel");
    const oldest = newest && walk(newest.lines, -1, newest.text);
    expect(oldest?.text).toBe("/lead Acme");
    expect(oldest && walk(oldest.lines, -1, oldest.text)).toBeNull();
  });

  it("comes back to what was half typed", () => {
    const back = walk(lines, -1, "half");
    expect(back && walk(back.lines, 1, back.text)?.text).toBe("half");
  });

  it("goes no further than the half-typed text", () => {
    expect(walk(lines, 1, "")).toBeNull();
  });

  it("knows a line that was walked to from one that was changed", () => {
    const newest = walk(lines, -1, "");
    expect(newest && isWalking(newest.lines, "/funnel")).toBe(true);
    expect(newest && isWalking(newest.lines, "/funnel by team")).toBe(false);
    expect(isWalking(lines, "")).toBe(false);
  });

  it("keeps a line once, as the newest, and 50 at most", () => {
    expect(addLine(lines, "/lead Acme").sent).toEqual(["/funnel", "/lead Acme"]);
    const many = Array.from({ length: 60 }, (_, index) => `/lead ${index}`);
    const kept = many.reduce(addLine, rememberLines([])).sent;
    expect(kept).toHaveLength(50); // 60 - 10
    expect(kept[0]).toBe("/lead 10");
  });
});
