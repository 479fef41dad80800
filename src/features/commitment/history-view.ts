import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { type CommitmentVersion, listVersionsIn } from "../../data/commitment-versions.ts";
import { buildCommitments } from "../../reports/build-commitments.ts";
import { wordsForFigure } from "../../reports/list-unsigned.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { byWhom, placeOf } from "./words.ts";

/** Every version of a quarter's commitments, of one team or of all that the reader may see. */
export async function describeHistory(
  ctx: Ctx,
  { quarter, teamId }: { quarter: Quarter; teamId: string | null },
): Promise<Message> {
  const { id, currency } = ctx.ledger;
  const [{ boards, label }, versions] = await Promise.all([
    buildCommitments(ctx, quarter),
    listVersionsIn(ctx.database.db, id, quarter),
  ]);
  const told = boards.flatMap((board) =>
    board.rows
      .filter((row) => teamId === null || row.teamId === teamId)
      .flatMap((row) => {
        const own = versions.filter(({ commitmentId }) => commitmentId === row.commitmentId);
        if (own.length === 0) return [];
        const lines = own.map((version) =>
          sayVersion(ctx, version, wordsForFigure(board.metric, version, currency)),
        );
        return [{ title: `${row.team}: ${placeOf(board)}`, lines }];
      }),
  );
  if (told.length === 0) {
    const text = `Nothing was ever proposed for ${label}.`;
    return message(text, [
      section(text),
      context(`Begin with: \`/commit set marketing 50% of meetings ${quarter}\``),
    ]);
  }
  const all = told.map(({ title, lines }) => mrkdwn`${title}: ${joinMrkdwn(lines, "; ")}`);
  return message(mrkdwn`Versions for ${label}. ${joinMrkdwn(all, ". ")}.`, [
    header(`Versions ${label}`),
    ...told.map(({ title, lines }) => section(mrkdwn`*${title}*\n${joinMrkdwn(lines, "\n")}`)),
  ]);
}

/** "v2: 45 % of meetings, proposed by @ann on …, because …; signed by @bea on …" */
function sayVersion(ctx: Ctx, version: CommitmentVersion, figure: string): Mrkdwn {
  const { reason, state, proposedBy, proposedAt, agreedBy, agreedAt } = version;
  const why = reason === null ? mrkdwn`` : mrkdwn`, because ${reason}`;
  const proposed = mrkdwn`v${version.version}: ${figure}, proposed by ${byWhom(proposedBy, proposedAt, ctx)}${why}`;
  if (agreedBy !== null && agreedAt !== null)
    return mrkdwn`✓ ${proposed}; signed by ${byWhom(agreedBy, agreedAt, ctx)}`;
  const became = {
    proposed: "waits to be signed",
    agreed: "signed",
    replaced: "replaced",
    undone: "taken back",
  };
  return mrkdwn`${state === "proposed" ? "…" : "–"} ${proposed}; ${became[state]}`;
}
