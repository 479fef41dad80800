import { v7 } from "uuid";
import { dayAt } from "../../src/core/day.ts";
import { planLedger } from "../../src/core/default-ledger.ts";
import { type CalendarSettings, quarterOf, quarterPeriod } from "../../src/core/period.ts";
import { openDatabase } from "../../src/data/client.ts";
import { insertCommitment, setTarget } from "../../src/data/commitments.ts";
import { insertLedger, setLedgerSettings } from "../../src/data/ledgers.ts";

/** The workspace that the loopback stub of Slack answers for. */
export const workspaceId = "T0BENCH";
/** Whoever types the commands. */
export const userId = "U0BENCH";

/** A ledger with a target and two commitments for the quarter of now. */
export type SeededLedger = { ledgerId: string; teamIds: string[]; sources: { id: string; teamId: string }[] };

/** Calendar quarters in UTC. */
export const calendar: CalendarSettings = { fiscalStartMonth: 1, weekStart: "monday", timeZone: "UTC" };

/** Makes the one ledger of an empty database; its zone is UTC, its currency USD. `now` in epoch ms. */
export async function seedLedger(url: string, now: number): Promise<SeededLedger> {
  const database = await openDatabase({ url });
  const { teams, sources } = planLedger(() => v7());
  const ledgerId = v7();
  const ledger = { id: ledgerId, workspaceId, key: "default", name: "Our ledger", currency: "USD" };
  const quarter = quarterOf(dayAt(now, "UTC"), calendar);
  const { start, end } = quarterPeriod(quarter, calendar);
  const common = { ledgerId, quarter, startDay: start, endDay: end, cell: "", setBy: userId, setAt: now };
  try {
    await database.transaction(async (tx) => {
      await insertLedger(tx, { ...ledger, timeZone: "UTC", createdAt: now, teams, sources });
      await setLedgerSettings(tx, ledgerId, { askedAt: now });
      await setTarget(tx, { ...common, id: v7(), metric: "deals", number: 1000n });
      for (const team of teams.slice(0, 2)) {
        const commitment = { teamId: team.id, shareBp: 5000, number: null, signedBy: userId, signedAt: now };
        await insertCommitment(tx, { ...common, ...commitment, id: v7(), metric: "deals" });
      }
    });
  } finally {
    await database.close();
  }
  return {
    ledgerId,
    teamIds: teams.map(({ id }) => id),
    sources: sources.map(({ id, teamId }) => ({ id, teamId })),
  };
}
