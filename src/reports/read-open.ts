import { addUp, findRate, type RateRow } from "../core/convert.ts";
import { addDays } from "../core/day.ts";
import { ageWhenWon, estimateConversion } from "../core/kaplan-meier.ts";
import type { Period } from "../core/period.ts";
import type { Ctx } from "../ctx.ts";
import { countAges } from "../data/count-ages.ts";
import { countOpen, listForeignOpen, type OpenAsked } from "../data/open-pipeline.ts";
import { listRates } from "../data/rates.ts";

/** Under so many wins the ages of a curve are chance, as with the sales cycle. */
const fewestWins = 5;

/** Which open deals count, and how old one may be; null: of any age. */
export type AskedOpen = OpenAsked & { oldestDays: number | null };

/** The open deals due in a period, by whether they count, and what they are worth; the ledger's rates and those used. */
export type DueOpen = {
  asked: AskedOpen;
  rows: Awaited<ReturnType<typeof countOpen>>;
  pipelineMinor: bigint;
  /** none where nothing needed one */
  rates: RateRow[];
  used: RateRow[];
};

/**
 * Which open deals count: none that is older than 2 × p80, the age by which four in five of the eventual wins have come;
 * of any age while fewer than five wins tell it. @param due only what is due then
 */
export async function askOpen(
  ctx: Ctx,
  due: Pick<Period, "start" | "end"> | null = null,
): Promise<AskedOpen> {
  const { database, ledger, today } = ctx;
  const { rows, lost } = await countAges(database, ledger.id, today, "meetings");
  const curve = estimateConversion({ rows, lost });
  const p80 = curve.won < fewestWins ? null : ageWhenWon(curve, 0.8);
  const oldestDays = p80 === null ? null : 2 * p80;
  return {
    oldestDays,
    tooOldBefore: oldestDays === null ? null : addDays(today, -oldestDays),
    due: due && { start: due.start, end: due.end, currency: ledger.currency, rated: [] },
  };
}

/**
 * The open deals that are due in a period, and their pipeline in minor units of the ledger's currency: other currencies at
 * today's rate, as in every figure of what is open; `used` are these rates.
 */
export async function readDue(ctx: Ctx, period: Pick<Period, "start" | "end">): Promise<DueOpen> {
  const { database, ledger, today } = ctx;
  const asked = await askOpen(ctx, period);
  const own = await countOpen(database, ledger.id, asked);
  const sumOf = (rows: DueOpen["rows"]) => rows.find(({ leftOut }) => leftOut === null)?.amountMinor ?? 0n;
  const none = { asked, rows: own, pipelineMinor: sumOf(own), rates: [], used: [] };
  if (asked.due === null || own.every(({ leftOut }) => leftOut !== "without a rate")) return none;
  const rates = await listRates(database.db, ledger.id);
  const rated = [...new Set(rates.map(({ currency }) => currency))].filter(
    (currency) => findRate(rates, currency, today) !== null,
  );
  if (rated.length === 0) return none;
  const both = { ...asked, due: { ...asked.due, rated } };
  const rows = await countOpen(database, ledger.id, both);
  const foreign = await listForeignOpen(database, ledger.id, both);
  const dated = foreign.map((amount) => ({ ...amount, day: today }));
  const added = addUp(dated, ledger.currency, rates);
  return { asked: both, rows, pipelineMinor: sumOf(rows) + added.own, rates, used: added.used };
}
