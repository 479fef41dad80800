import { type CycleSummary, summariseCycle } from "../core/cycle.ts";
import { definitionsInForce } from "../core/definitions.ts";
import type { AmountByCurrency } from "../core/funnel.ts";
import type { Period } from "../core/period.ts";
import { type Profile, type ProfileRow, profileOf } from "../core/profile.ts";
import type { Ctx } from "../ctx.ts";
import { listDefinitions } from "../data/definitions.ts";
import { sumForeignWon } from "../data/list-foreign-won.ts";
import {
  type ProfileAttributes,
  readProfileAttributes,
  readProfileCells,
  readProfileDetails,
} from "../data/read-profile.ts";
import { namesOf } from "./build-funnel.ts";
import { refusePartners } from "./refuse-partners.ts";

/** A kind of customer with what the table shows beside its rates; sources by won deals, the most first. */
export type ProfiledRow = ProfileRow & {
  cycle: CycleSummary;
  bySource: { name: string; closed: number; won: number }[];
};

/** Who buys and who does not, among deals closed in the period, or ever. */
export type ProfileReport = ProfileAttributes & {
  period: Period | null;
  profile: Profile;
  /** the kinds that are shown */
  rows: ProfiledRow[];
  /** won in other currencies, which no share of revenue holds */
  apart: AmountByCurrency[];
  version: number;
};

const shownMost = 15;

/** The profile of the customers whose deals closed in the period (null: ever). @throws UserError for partners */
export async function buildProfileReport(ctx: Ctx, period: Period | null): Promise<ProfileReport> {
  refusePartners(ctx, "who buys");
  const { database, ledger } = ctx;
  const closed = { span: period, currency: ledger.currency };
  const changes = await listDefinitions(database.db, ledger.id);
  const { thresholds, version } = definitionsInForce(changes);
  const attributes = await readProfileAttributes(database, ledger.id, closed);
  const asked = { closed, attributes: attributes.compared };
  const { cells, all } = await readProfileCells(database, ledger.id, asked);
  const apart = await sumForeignWon(database, ledger.id, closed);
  const profile = profileOf(cells, all);
  const shown = profile.rows.filter(({ fit }) => fit !== "not ranked").slice(0, shownMost);
  const details = await readProfileDetails(database, ledger.id, { ...asked, cells: shown });
  const sources = new Map((await namesOf(ctx, "source")).map(({ id, name }) => [id, name]));
  const rows = shown.map((row, at): ProfiledRow => {
    const { cycleDays = [], bySource = [] } = details[at] ?? {};
    const named = bySource.map(({ sourceId, ...counts }) => ({
      name: sourceId === null ? "unsourced" : (sources.get(sourceId) ?? "?"),
      ...counts,
    }));
    return {
      ...row,
      cycle: summariseCycle(cycleDays, thresholds.tooFew),
      bySource: named.toSorted((a, b) => b.won - a.won || b.closed - a.closed || (a.name < b.name ? -1 : 1)),
    };
  });
  return { ...attributes, period, profile, rows, apart, version };
}
