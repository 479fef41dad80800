import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { listVersions } from "../../data/commitment-versions.ts";
import { buildCommitments } from "../../reports/build-commitments.ts";
import { forAudience } from "../../reports/for-audience.ts";
import { listUnsigned, wordsForFigure } from "../../reports/list-unsigned.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";
import { byWhom, wordsForFigured } from "./words.ts";
import type { Proposal } from "./write-proposal.ts";

/**
 * What a team has signed, as it stands in the place of what asked for it; built from what is stored, so that a repeated
 * request reads the same. @param channelId where it stands: a partner's channel is told of its own team alone
 */
export async function describeSigning(
  ctx: Ctx,
  given: { changeId: string; proposals: readonly Proposal[]; quarter: Quarter; channelId: string | null },
): Promise<Message> {
  const { changeId, proposals, quarter, channelId } = given;
  const audience = await forAudience(ctx, channelId);
  const { currency, id } = ctx.ledger;
  const { boards, label } = await buildCommitments(audience, quarter);
  const rows = boards.flatMap((board) => board.rows.map((row) => ({ board, row })));
  const lines = [];
  for (const { commitmentId, version } of proposals) {
    const found = rows.find(({ row }) => row.commitmentId === commitmentId);
    const meant = (await listVersions(ctx.database.db, id, commitmentId)).find(
      (each) => each.version === version,
    );
    if (found === undefined || meant === undefined) continue;
    const { board, row } = found;
    const isInForce = row.signed?.version === version;
    const figure = isInForce
      ? wordsForFigured(board, row.inForce, { currency })
      : wordsForFigure(board.metric, meant, currency);
    lines.push(
      meant.state === "agreed" && meant.agreedBy !== null && meant.agreedAt !== null
        ? mrkdwn`✓ ${figure}, signed by ${byWhom(meant.agreedBy, meant.agreedAt, ctx)}`
        : mrkdwn`– ${figure} was replaced by a later version`,
    );
  }
  const team =
    rows.find(({ row }) => row.commitmentId === proposals[0]?.commitmentId)?.row.team ?? "The team";
  const title = mrkdwn`*${team}* has signed for ${label}`;
  const left = (await listUnsigned(audience, quarter)).words ?? `Everything is signed for ${label}.`;
  const scope = { ledgerId: id, recordId: quarter, version: 0 };
  return message(mrkdwn`${team} has signed for ${label}: ${joinMrkdwn(lines, "; ")}. ${left}`, [
    section(mrkdwn`${title}\n${joinMrkdwn(lines, "\n")}`),
    context(left),
    actions(
      [
        button({ actionId: "commit-show", text: `All commitments ${label}` }),
        button({ actionId: "commit-undo", text: "Undo", value: changeId }),
      ],
      printScope(scope, "signed"),
    ),
  ]);
}
