import type { SetLine, TargetLine } from "../../core/commit-line.ts";
import { type Ctx, clockwork } from "../../ctx.ts";
import type { Tx } from "../../data/client.ts";
import { setLedgerSettings } from "../../data/ledgers.ts";
import { recordOnce } from "../../data/record-once.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { listTeams, type Team } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { buildCommitments } from "../../reports/build-commitments.ts";
import { type FundingSayer, sayFundingFor } from "../../reports/say-funding.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { askTeam } from "./ask-team.ts";
import { refuseUnlessOfTeam } from "./may-act.ts";
import { sayProposal } from "./proposal-view.ts";
import { type Proposal, writeProposal } from "./write-proposal.ts";
import { writeTarget } from "./write-target.ts";

/** Where a proposal comes from. `salesMeans`: the answer to what "sales" means, kept for the ledger. */
export type Proposing = {
  request: RequestId;
  typedIn: string | null;
  salesMeans?: "deals" | "revenue";
};

/**
 * Sets targets (admins) and proposes commitments (admins, and people of the team), all together or none: each with its
 * history row and the days of its quarter, so that a change of the fiscal year never moves it; then each team is asked
 * to sign what was proposed to it.
 * @returns the id of the change
 * @throws UserError for others, and where nothing would change
 */
export async function proposeOnce(
  ctx: Ctx,
  lines: readonly (TargetLine | SetLine)[],
  { request, typedIn, salesMeans }: Proposing,
): Promise<string> {
  const { database, ledger } = ctx;
  const handled = await findHandled(database.db, request);
  if (handled !== null) return handled.recordId;
  const teams = await listTeams(database.db, ledger.id);
  const sets = lines
    .filter((line) => line.kind === "set")
    .map((line) => ({ line, team: teamOf(line, teams) }));
  const who = { userId: ctx.userId, role: ctx.actor.role };
  if (lines.some(({ kind }) => kind === "target"))
    await refuseUnlessAdmin(ctx.slack.people, who, "set targets");
  for (const { team } of sets) await refuseUnlessOfTeam(ctx, team, "propose commitments");
  const [firstSet] = sets;
  const funding = firstSet === undefined ? () => null : await sayFundingFor(ctx, [firstSet.line.quarter]);
  const given = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: ctx.clock() };
  const changeId = await recordOnce(database, given, async (tx, id) => {
    const ids = [id, ...lines.slice(1).map(() => ctx.newId())];
    const idFor = () => ({ changeId: ids.shift() ?? ctx.newId(), together: id });
    for (const line of lines) if (line.kind === "target") await writeTarget(ctx, tx, line, idFor());
    const proposals = new Map<Team, Proposal[]>();
    for (const { line, team } of sets) {
      const proposal = await writeProposal(ctx, tx, { line, team }, idFor());
      proposals.set(team, [...(proposals.get(team) ?? []), proposal]);
    }
    if (salesMeans !== undefined) await setLedgerSettings(tx, ledger.id, { salesMeans });
    if (firstSet !== undefined)
      await askTeams(ctx, tx, { changeId: id, typedIn, proposals, funding, quarter: firstSet.line.quarter });
  });
  ctx.wake.nudge();
  return changeId;
}

function teamOf({ teamId }: SetLine, teams: readonly Team[]): Team {
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) throw new UserError("There is no such team here any more.", "/commit");
  return team;
}

/** Each team gets one message with all that was proposed to it. */
async function askTeams(
  ctx: Ctx,
  tx: Tx,
  asked: {
    changeId: string;
    typedIn: string | null;
    quarter: SetLine["quarter"];
    proposals: ReadonlyMap<Team, readonly Proposal[]>;
    funding: FundingSayer;
  },
): Promise<void> {
  const { changeId, typedIn, quarter, proposals, funding } = asked;
  const commitments = await buildCommitments({ ...ctx, actor: clockwork }, quarter, tx);
  for (const [team, proposed] of proposals) {
    const costs = funding(commitments, team.id);
    const message = sayProposal(ctx, { commitments, team, proposed, funding: costs });
    await askTeam(ctx, tx, { changeId, teamId: team.id, quarter, typedIn, message });
  }
}
