import { type CommitLine, parseCommitLine, type SetLine, type TargetLine } from "../../core/commit-line.ts";
import { type Quarter, quarterOf } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { type Change, findChange } from "../../data/history.ts";
import { findHandled, type RequestId } from "../../data/requests.ts";
import { listDivisions, listProductLines, listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { buildCommitments } from "../../reports/build-commitments.ts";
import { listUnsigned } from "../../reports/list-unsigned.ts";
import { sayFundingFor } from "../../reports/say-funding.ts";
import type { Message } from "../../slack/message.ts";
import { isAdmin } from "../../slack/refuse-unless-admin.ts";
import type { Text } from "../../slack/text.ts";
import { planCopy } from "./copy-quarter.ts";
import { describeProposing } from "./describe-proposing.ts";
import { waitingItems } from "./proposal-view.ts";
import { type Proposing, proposeOnce } from "./propose-commitments.ts";
import { undoCommitments } from "./undo-commitments.ts";
import { describeUndone } from "./undo-view.ts";
import { sayCommitments } from "./view.ts";

/** What was typed after `/commit`. @throws UserError */
export async function readLine(
  ctx: Ctx,
  text: string,
  salesMeans: "deals" | "revenue" | null,
): Promise<CommitLine> {
  const { today, calendar, ledger, database } = ctx;
  const [teams, products, divisions] = await Promise.all([
    listTeams(database.db, ledger.id),
    listProductLines(database.db, ledger.id),
    listDivisions(database.db, ledger.id),
  ]);
  const { currency } = ledger;
  const read = parseCommitLine(text, { today, calendar, currency, teams, salesMeans, products, divisions });
  if (read.ok) return read.value;
  throw new UserError(read.what, read.example.startsWith("/") ? read.example : `/commit ${read.example}`);
}

/** How all commitments of a quarter stand. @param given what was done a moment ago, in words, and the change to undo */
export async function answerCommitments(
  ctx: Ctx,
  quarter: Quarter,
  {
    isShared = false,
    before = null,
    changeId = null,
  }: { isShared?: boolean; before?: Text | null; changeId?: string | null } = {},
): Promise<Message> {
  const { actor, userId, slack } = ctx;
  const [commitments, lacking, maySignAll] = await Promise.all([
    buildCommitments(ctx, quarter),
    listUnsigned(ctx, quarter),
    isAdmin(slack.people, { userId, role: actor.role }),
  ]);
  const signsFor = maySignAll ? null : actor.teamId === null ? [] : [actor.teamId];
  // What it costs is reckoned only where somebody may sign it here.
  const isAsked =
    !isShared && waitingItems(commitments, ({ teamId }) => signsFor?.includes(teamId) ?? true).length > 0;
  const funding = isAsked ? await sayFundingFor(ctx, [quarter]) : () => null;
  const fundingOf = (teamId: string) => funding(commitments, teamId);
  return sayCommitments(ctx, { commitments, lacking, before, isShared, signsFor, changeId, fundingOf });
}

/** Sets and proposes, and shows what that comes to. @throws UserError */
export async function answerProposing(
  ctx: Ctx,
  lines: readonly (TargetLine | SetLine)[],
  proposing: Proposing,
): Promise<Message> {
  const [first] = lines;
  if (first === undefined) throw new UserError("Nothing was changed.", "/commit");
  const changeId = await proposeOnce(ctx, lines, proposing);
  const commitments = await buildCommitments(ctx, first.quarter);
  const before = await describeProposing(ctx, { changeId, lines, commitments });
  return answerCommitments(ctx, first.quarter, { before, changeId });
}

/**
 * Undoes a person's last change to targets and commitments, with what was set together with it.
 * @throws UserError when it was undone already, or something was changed since: who did that
 */
export async function undoCommitment(ctx: Ctx, last: Change, request: RequestId): Promise<Message> {
  const { db } = ctx.database;
  const undoes = last.after?.undoes;
  if (typeof undoes === "string" && (await findHandled(db, request)) === null)
    throw new UserError(`Already undone by <@${ctx.userId}>.`, "/roundtrip mine, for the ones before it");
  const change = typeof undoes === "string" ? await findChange(db, ctx.ledger.id, undoes) : last;
  const together = change?.after?.together;
  const undone = await undoCommitments(ctx, typeof together === "string" ? together : last.id, request);
  return describeUndone(ctx, undone, quarterOf(ctx.today, ctx.calendar));
}

/** Takes over what the quarter before had, and shows what that comes to. @throws UserError where there is nothing */
export async function answerCopy(ctx: Ctx, quarter: Quarter, proposing: Proposing): Promise<Message> {
  const handled = await findHandled(ctx.database.db, proposing.request);
  // What was copied is there by now, so that a repeat would find nothing to copy.
  if (handled !== null) return answerCommitments(ctx, quarter);
  return answerProposing(ctx, await planCopy(ctx, quarter), proposing);
}
