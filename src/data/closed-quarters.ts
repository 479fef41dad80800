import { z } from "zod";
import type { RateRow } from "../core/convert.ts";
import { type Day, isDay } from "../core/day.ts";
import { type MeetingsCounted, readMeetingsCounted } from "../core/key-metrics.ts";
import type { Quarter } from "../core/period.ts";
import type { ValueCount } from "../core/quantile.ts";
import type { Queryable } from "./client.ts";
import { type Commitment, checked, type Target } from "./commitments.ts";
import type { CountedRow } from "./counted-rows.ts";
import { freeze, thaw } from "./frozen.ts";

/** What a quarter's final scorecard is made of, as it was when it was frozen on a business day. */
export type ClosedFacts = {
  closedDay: Day;
  counted: CountedRow[];
  /** days from sales-ready to won, a histogram; null where it was closed before they were kept */
  cycleDays: ValueCount[] | null;
  /** which meetings they count */
  meetingsCount: MeetingsCounted;
  /** the rates by which `counted` was converted; null where it was closed before scorecards converted */
  used: UsedRates | null;
  targets: Target[];
  commitments: Commitment[];
};

/** The rates behind a quarter's amounts, by metric. */
export type UsedRates = { revenue: RateRow[]; pipeline: RateRow[] };

const day = z.string().refine(isDay);
const amounts = z.array(z.object({ currency: z.string(), amountMinor: z.bigint() }));
const rates = z.array(z.object({ currency: z.string(), day, rate: z.string() }));
const common = {
  ...{ id: z.string(), quarter: z.string(), startDay: day, endDay: day, metric: z.string() },
  ...{ cell: z.string(), version: z.number() },
};
const count = z.number();
const Facts = z.object({
  closedDay: day,
  // Quarters that were closed before there was a choice counted what was booked.
  meetingsCount: z.string().default("booked"),
  used: z.object({ revenue: rates, pipeline: rates }).nullable().default(null),
  cycleDays: z
    .array(z.tuple([z.number(), z.number()]))
    .nullable()
    .default(null),
  counted: z.array(
    z.object({
      ...{ teamId: z.string().nullable(), leads: count, meetings: count, meetingsWithoutLead: count },
      ...{ disqualified: count, won: count, wonWithoutLead: count, lost: count, open: count },
      ...{ wonAmounts: amounts, pipelineAmounts: amounts, wonWithoutAmount: count },
    }),
  ),
  targets: z.array(z.object({ ...common, number: z.bigint() })),
  commitments: z.array(
    z.object({
      ...{ ...common, teamId: z.string(), shareBp: z.number().nullable(), number: z.bigint().nullable() },
      ...{ signedBy: z.string().nullable(), signedAt: z.number().nullable() },
    }),
  ),
});

/** The facts behind the frozen text of a closed quarter. @throws Error when it is no such text */
export function thawFacts(figures: string): ClosedFacts {
  const { closedDay, meetingsCount, used, cycleDays, counted, targets, commitments } = Facts.parse(
    thaw(figures),
  );
  return {
    closedDay,
    used,
    meetingsCount: readMeetingsCounted(meetingsCount),
    cycleDays,
    counted: counted.map(({ teamId, ...row }) => ({ ...row, key: teamId })),
    targets: targets.map(checked),
    commitments: commitments.map(checked),
  };
}

/** Whether a quarter of a ledger is frozen. */
export async function isQuarterClosed(db: Queryable, ledgerId: string, quarter: Quarter): Promise<boolean> {
  return (await db.closedQuarter.count({ where: { ledgerId, quarter } })) > 0;
}

/** Freezes a quarter; of two at once the second fails as a unique violation. `closedAt` epoch ms. */
export async function insertClosedQuarter(
  db: Queryable,
  closed: { id: string; ledgerId: string; quarter: Quarter; facts: ClosedFacts; closedAt: number },
): Promise<void> {
  const { id, ledgerId, quarter, facts, closedAt } = closed;
  // By its column's name an id is known as one, and renewed where an export is imported.
  const counted = facts.counted.map(({ key, ...row }) => ({ ...row, teamId: key }));
  const figures = freeze({ ...facts, counted });
  await db.closedQuarter.create({ data: { id, ledgerId, quarter, figures, closedAt: BigInt(closedAt) } });
}

/** The instant (epoch ms) at which a ledger was made: quarters that ended before it are nobody's to freeze. */
export async function getLedgerStart(db: Queryable, ledgerId: string): Promise<number> {
  const { createdAt } = await db.ledger.findUniqueOrThrow({
    where: { id: ledgerId },
    select: { createdAt: true },
  });
  return Number(createdAt);
}
