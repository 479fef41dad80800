import { describe, expect, it } from "vitest";
import { gapPerRemainingWeek } from "../../src/core/commitment-gap.ts";
import type { CommitmentStatus } from "../../src/core/commitment-status.ts";
import { headline } from "../../src/core/headline.ts";
import type { HeadlineRow } from "../../src/core/headline-sentence.ts";

const weeks = { weeksLeft: 4.5, workingDaysLeft: 22, isLastWeek: false };
const lastDays = { weeksLeft: 0.6, workingDaysLeft: 3, isLastWeek: true };
const over = { weeksLeft: 0, workingDaysLeft: 0, isLastWeek: true };

/** A row of counted meetings with the gap that belongs to it. */
function meetings(
  team: string,
  status: CommitmentStatus,
  n: number,
  need: number | null,
  left: typeof weeks = weeks,
): HeadlineRow {
  const gap = gapPerRemainingWeek({ n, need, ...left });
  return {
    team,
    metric: "meetings",
    status,
    isProvisional: false,
    figures: { kind: "count", n, need, gap },
  };
}

function revenue(team: string, status: CommitmentStatus, nMinor: bigint, needMinor: bigint): HeadlineRow {
  const gap = gapPerRemainingWeek({ n: nMinor, need: needMinor, ...weeks });
  const figures = { kind: "amount", nMinor, needMinor, currency: "USD", gap } as const;
  return { team, metric: "revenue", status, isProvisional: true, figures };
}

function share(team: string, status: CommitmentStatus, of: number | null): HeadlineRow {
  const figures = { kind: "share", share: of, committedBasisPoints: 5000 } as const;
  return { team, metric: "meetings", status, isProvisional: false, figures };
}

describe("headline", () => {
  it.each([
    {
      // 18 missing ÷ 4.5 weeks
      rows: [meetings("Marketing", "behind", 12, 30)],
      text: "Marketing is behind: 12 of 30 meetings, 4 a week needed from here.",
    },
    {
      // 17 ÷ 4.5 = 3.8, rounded up because 3 a week would not do
      rows: [meetings("Marketing", "at risk", 13, 30)],
      text: "Marketing is at risk: 13 of 30 meetings, 4 a week needed from here.",
    },
    {
      rows: [meetings("Marketing", "at risk", 24, 30, lastDays)], // 6 ÷ 3 days
      text: "Marketing is at risk: 24 of 30 meetings, 2 a day needed.",
    },
    {
      rows: [meetings("Marketing", "on track", 28, 30)], // 2 ÷ 4.5 is under one a week
      text: "Marketing is on track: 28 of 30 meetings, 2 more needed by the end.",
    },
    {
      rows: [meetings("Marketing", "behind", 12, 30, over)],
      text: "Marketing ended short: 12 of 30 meetings, 18 missing.",
    },
    {
      rows: [revenue("Sales", "behind", 1_000_000_00n, 2_800_000_00n)], // $1.8M ÷ 4.5
      text: "Sales is behind (provisional): $1.0M of $2.8M revenue, $400k a week needed from here.",
    },
    {
      rows: [share("Marketing", "behind", 0.384)],
      text: "Marketing is behind: 38.4 % of meetings against 50 % committed.",
    },
    {
      rows: [meetings("Marketing", "met", 33, 30)],
      text: "Marketing has met its commitment: 33 of 30 meetings.",
    },
    {
      rows: [meetings("Marketing", "early", 3, 30)],
      text: "Too early to judge Marketing: 3 of 30 meetings, 6 a week needed from here.",
    },
    { rows: [meetings("Marketing", "uncommitted", 1, 0)], text: "Marketing is uncommitted, +1 meeting." },
    {
      rows: [meetings("Marketing", "no target yet", 4, null)],
      text: "No target for meetings yet: Marketing has 4 meetings.",
    },
    {
      rows: [share("Marketing", "none yet", null), share("Sales", "none yet", null)],
      text: "No meetings yet.",
    },
    { rows: [], text: "Nothing is committed yet." },
  ])("reads $text", ({ rows, text }) => {
    expect(headline(rows)).toBe(text);
  });

  it("puts the team furthest behind first and who is ahead second", () => {
    const rows = [meetings("Sales", "met", 33, 30), meetings("Marketing", "behind", 12, 30)];
    expect(headline(rows)).toBe(
      "Marketing is behind: 12 of 30 meetings, 4 a week needed from here. " +
        "Sales has met its commitment: 33 of 30 meetings.",
    );
  });

  it("names the second team off track rather than the one ahead", () => {
    const rows = [
      meetings("Partners", "at risk", 13, 30),
      meetings("Sales", "met", 33, 30),
      meetings("Marketing", "behind", 12, 30),
    ];
    expect(headline(rows)).toBe(
      "Marketing is behind: 12 of 30 meetings, 4 a week needed from here. " +
        "Partners is at risk: 13 of 30 meetings, 4 a week needed from here.",
    );
  });

  it("counts the others when more than two are off track", () => {
    const rows = [
      meetings("Partners", "at risk", 13, 30),
      meetings("Sales", "behind", 3, 30), // 10 %, further behind than 40 %
      meetings("Marketing", "behind", 12, 30),
    ];
    expect(headline(rows)).toBe(
      "Sales is behind: 3 of 30 meetings, 6 a week needed from here. 2 more are behind or at risk.",
    );
  });

  it("says so when all are well, with the one that is closest to the edge", () => {
    const rows = [
      meetings("Sales", "met", 33, 30),
      meetings("Partners", "on track", 21, 30),
      meetings("Marketing", "on track", 28, 30),
    ];
    expect(headline(rows)).toBe(
      "All 3 commitments are on track or met. " +
        "Partners is on track: 21 of 30 meetings, 2 a week needed from here.",
    );
  });
});
