import { wordsForShares } from "../../core/check-shares.ts";
import { wordsForQuantity } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { Board } from "../../reports/build-board.ts";
import type { Scorecard } from "../../reports/build-scorecard.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { mrkdwn } from "../../slack/text.ts";

const points = (basisPoints: number): string => `${basisPoints / 100} %`;

/** Who committed to what of one metric. */
function rowsOf(board: Board, currency: string): string[][] {
  const quantity = (n: bigint) => wordsForQuantity(board.metric, n, currency);
  const rows = board.rows
    .filter((row) => row.isCommitted)
    .map((row) => [
      board.metric,
      row.team,
      row.committedBp === null ? "no target yet" : points(row.committedBp),
      row.need === null ? "no target yet" : quantity(row.need),
    ]);
  const committedBp = board.rows.reduce((sum, row) => sum + (row.committedBp ?? 0), 0);
  const total = [
    board.metric,
    "Target",
    rows.length === 0 ? "–" : points(committedBp),
    board.target === null ? "no target yet" : quantity(board.target),
  ];
  return [...rows, total];
}

/** Commitments side by side with their sum check. */
export function sayCommitments(
  ctx: Pick<Ctx, "ledger">,
  scorecard: Scorecard,
  { isShared }: { isShared: boolean },
): Message {
  const { currency } = ctx.ledger;
  const boards = scorecard.boards.filter(
    (board) => board.target !== null || board.rows.some((row) => row.isCommitted),
  );
  if (boards.length === 0) {
    const text = `Nothing is committed for ${scorecard.label} yet.`;
    return message(text, [
      section(text),
      context(
        mrkdwn`An admin starts: \`/commit target 120 meetings ${scorecard.quarter}\`, then \`/commit set marketing 50% of meetings ${scorecard.quarter}\``,
      ),
    ]);
  }
  const checks = boards.map((board) => `${board.metric}: ${wordsForShares(board.shares)}`);
  const rows = boards.flatMap((board) => rowsOf(board, currency));
  const text = `Commitments for ${scorecard.label}. ${checks.join("; ")}.`;
  return message(`${text} ${rows.map((row) => row.join(" ")).join("; ")}`, [
    header(`Commitments ${scorecard.label}`),
    table({
      header: ["Metric", "Team", { text: "Share", align: "right" }, { text: "Number", align: "right" }],
      rows,
    }),
    context(...checks),
    ...(isShared
      ? []
      : [
          actions(
            [button({ actionId: "commit-post", text: "Post to channel" })],
            printScope({ ledgerId: ctx.ledger.id, recordId: scorecard.quarter, version: 0 }, "commit"),
          ),
        ]),
  ]);
}

/** Asked once per ledger: does "sales" mean deals or revenue? */
export function askSales(ledgerId: string, text: string): Message {
  const question =
    "By “sales”, does your company mean the number of won deals, or their revenue? I will remember it.";
  return message(question, [
    section(question),
    actions(
      [
        button({ actionId: "commit-sales#deals", text: "Won deals", value: "deals" }),
        button({ actionId: "commit-sales#revenue", text: "Revenue", value: "revenue" }),
      ],
      printScope({ ledgerId, recordId: text, version: 0 }, "sales"),
    ),
  ]);
}
