import { quarterOf, quarterPeriod } from "../core/period.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { countActivity } from "../data/count-activity.ts";
import { listUnknown } from "../data/outbox.ts";
import { listSubscriptions, type Subscription } from "../data/subscriptions.ts";

/** How a ledger does right now. */
export type Status = {
  ledgerName: string;
  currency: string;
  timeZone: string;
  databaseName: string;
  quarter: string;
  meetings: number;
  won: number;
  unsourced: number;
  subscriptions: Subscription[];
  /** messages of which nobody knows whether they arrived */
  unknown: number;
};

/** How a ledger does: this quarter's records, its schedules, what waits for a choice; of a partner, their team's records. */
export async function buildStatus(ctx: Ctx): Promise<Status> {
  const { ledger, database } = ctx;
  const teamId = visibleTeam(ctx.actor);
  const period = quarterPeriod(quarterOf(ctx.today, ctx.calendar), ctx.calendar);
  const [counted, subscriptions, unknown] = await Promise.all([
    countActivity(database, ledger.id, period, "team", teamId, ledger.meetingsCount),
    teamId === null ? listSubscriptions(database.db, ledger.id) : [],
    teamId === null ? listUnknown(database.db, ledger.id) : [],
  ]);
  const sum = (read: (row: (typeof counted.rows)[number]) => number) =>
    counted.rows.reduce((all, row) => all + read(row), 0);
  return {
    ledgerName: ledger.name,
    currency: ledger.currency,
    timeZone: ledger.timeZone,
    databaseName: database.provider === "sqlite" ? "SQLite" : "PostgreSQL",
    quarter: period.label,
    meetings: sum((row) => row.meetings),
    won: sum((row) => row.won),
    unsourced: counted.rows.filter((row) => row.key === null).reduce((all, row) => all + row.meetings, 0),
    // What people get for themselves is theirs.
    subscriptions: subscriptions.filter(
      ({ kind, state, channelId }) => kind === "scorecard" && state !== "stopped" && /^[CG]/.test(channelId),
    ),
    unknown: unknown.length,
  };
}
