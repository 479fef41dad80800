import { printCell } from "../../core/cell.ts";
import type { SetLine, TargetLine } from "../../core/commit-line.ts";
import { wordsForQuantity } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { listDeliveriesOf } from "../../data/outbox.ts";
import type { CommitmentBoard, Commitments } from "../../reports/build-commitments.ts";
import { wordsForFigure } from "../../reports/list-unsigned.ts";
import { channelMention, joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { wordsForFigured } from "./words.ts";

/**
 * What was set and proposed, in a few sentences, and where the teams are asked to sign.
 * @param changeId the change that did it
 */
export async function describeProposing(
  ctx: Ctx,
  given: { changeId: string; lines: readonly (TargetLine | SetLine)[]; commitments: Commitments },
): Promise<Mrkdwn> {
  const { changeId, lines, commitments } = given;
  const asked = await listDeliveriesOf(ctx.database.db, ctx.ledger.id, changeId);
  const places = [...new Set(asked.filter(({ kind }) => kind === "proposal").map(({ target }) => target))];
  const said = lines.map((line) => wordsFor(line, commitments, ctx.ledger.currency));
  const where = places.map((place) =>
    /^[CG]/.test(place) ? channelMention(place) : mrkdwn`a direct message to you`,
  );
  const next = places.length === 0 ? mrkdwn`` : mrkdwn` To be signed in ${joinMrkdwn(where, ", ")}.`;
  return mrkdwn`${joinMrkdwn(said, " ")}${next}`;
}

const boardOf = ({ boards }: Commitments, line: TargetLine | SetLine): CommitmentBoard | undefined =>
  boards.find(({ metric, cell }) => metric === line.metric && cell === printCell(line.cell));

function wordsFor(line: TargetLine | SetLine, commitments: Commitments, currency: string): string {
  const board = boardOf(commitments, line);
  const { label } = commitments;
  const cell = board === undefined || board.cellWords === "" ? "" : ` (${board.cellWords})`;
  if (line.kind === "target")
    return `The target for ${label} is ${wordsForQuantity(line.metric, line.number, currency)}${cell}.`;
  const row = board?.rows.find(({ teamId }) => teamId === line.teamId);
  if (board === undefined || row === undefined) return "";
  const { waiting, signed, inForce, team } = row;
  const said = wordsForFigured(board, waiting ?? inForce, { currency, label });
  if (signed === null || waiting === null) return `Proposed: ${team} commits to ${said}.`;
  const now = wordsForFigure(board.metric, inForce, currency);
  return `Proposed as version ${waiting.version}: ${team} commits to ${said}. Until it is signed, ${now} goes on counting.`;
}
