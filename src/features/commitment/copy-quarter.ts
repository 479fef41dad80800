import { readCell } from "../../core/cell.ts";
import type { SetLine, TargetLine } from "../../core/commit-line.ts";
import { labelQuarter, previousQuarter, type Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { listCommitments, listTargets } from "../../data/commitments.ts";
import { listTeams, offered } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";

type Place = { metric: string; cell: string; teamId?: string };

const isAt = (a: Place) => (b: Place) => a.metric === b.metric && a.cell === b.cell && a.teamId === b.teamId;

/**
 * What a quarter would take over from the one before: the targets and commitments that it has none of yet. Admins copy
 * all of it, others what their own team committed to.
 * @throws UserError where there is nothing to take over, or the person belongs to no team
 */
export async function planCopy(ctx: Ctx, quarter: Quarter): Promise<(TargetLine | SetLine)[]> {
  const { actor, userId, ledger, calendar, slack } = ctx;
  const { db } = ctx.database;
  const isAll = await isAdmin(slack.people, { userId, role: actor.role });
  if (!isAll && actor.teamId === null) {
    throw new UserError(
      "Only an admin can copy a whole quarter; others copy what their own team committed to.",
      "ask an admin, who can also type: /roundtrip member @you team Marketing",
    );
  }
  const before = previousQuarter(quarter);
  const [oldTargets, old, targets, commitments, teams] = await Promise.all([
    listTargets(db, ledger.id, before),
    listCommitments(db, ledger.id, before),
    listTargets(db, ledger.id, quarter),
    listCommitments(db, ledger.id, quarter),
    listTeams(db, ledger.id),
  ]);
  const mine = offered(teams).filter(({ id }) => isAll || id === actor.teamId);
  const targetsToSet = isAll ? oldTargets.filter((each) => !targets.some(isAt(each))) : [];
  const toPropose = old.filter(
    (each) => mine.some(({ id }) => id === each.teamId) && !commitments.some(isAt(each)),
  );
  if (targetsToSet.length + toPropose.length === 0) {
    const label = (each: Quarter) => labelQuarter(each, calendar);
    throw new UserError(
      `${label(before)} has nothing that ${label(quarter)} has not got already.`,
      `/commit set marketing 50% of meetings ${quarter}`,
    );
  }
  return [
    ...targetsToSet.map(
      ({ metric, number, cell }): TargetLine => ({
        ...{ kind: "target", metric, number, quarter, cell: readCell(cell) },
      }),
    ),
    ...toPropose.map(
      ({ teamId, metric, shareBp, number, cell }): SetLine => ({
        ...{ kind: "set", teamId, metric, shareBp, number, quarter, cell: readCell(cell), reason: null },
      }),
    ),
  ];
}
