import { wordsForShares } from "../../core/check-shares.ts";
import type { SetLine, TargetLine } from "../../core/commit-line.ts";
import { wordsForVersion } from "../../core/definitions.ts";
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

const percent = (basisPoints: number): string => `${basisPoints / 100} %`;
const noTarget = "no target yet";

/** Who committed to what of one metric, all teams together, and the target. */
function rowsOf(board: Board, currency: string): string[][] {
  const quantity = (n: bigint) => wordsForQuantity(board.metric, n, currency);
  const committed = board.rows.filter((row) => row.isCommitted);
  const cells = (label: string, share: string, number: string) => [board.metric, label, share, number];
  const rows = committed.map(({ team, committedBp, need }) =>
    cells(
      team,
      committedBp === null ? noTarget : percent(committedBp),
      need === null ? noTarget : quantity(need),
    ),
  );
  const { teams, basisPoints, need: sum } = board.together;
  const together =
    teams > 1 && basisPoints !== null && sum !== null
      ? [cells("All teams", percent(basisPoints), quantity(sum))]
      : [];
  return [
    ...rows,
    ...together,
    cells("Target", "–", board.target === null ? noTarget : quantity(board.target)),
  ];
}

/** How the shares add up; numbers without a target are no shares. */
function checkOf(board: Board): string {
  const isOnlyNumbers = board.together.teams > 0 && board.shares.kind === "none";
  return `${board.metric}: ${isOnlyNumbers ? `${noTarget}, so there are no shares to add up` : wordsForShares(board.shares)}`;
}

/** What has just been set, in one sentence. */
export function sayWhatWasSet(line: TargetLine | SetLine, scorecard: Scorecard, currency: string): string {
  const board = scorecard.boards.find((each) => each.metric === line.metric);
  if (line.kind === "target")
    return `The target for ${scorecard.label} is ${wordsForQuantity(line.metric, line.number, currency)}.`;
  const row = board?.rows.find((each) => each.teamId === line.teamId);
  const need = row?.need == null ? "" : wordsForQuantity(line.metric, row.need, currency);
  if (line.shareBp === null) return `${row?.team} commits to ${need} in ${scorecard.label}.`;
  const inNumbers = need === "" ? ", no target yet" : `, that is ${need}`;
  return `${row?.team} commits to ${percent(line.shareBp)} of ${line.metric} in ${scorecard.label}${inNumbers}.`;
}

/** Commitments side by side with their sum check. */
export function sayCommitments(
  ctx: Pick<Ctx, "ledger">,
  scorecard: Scorecard,
  { isShared, wasSet = null }: { isShared: boolean; wasSet?: string | null },
): Message {
  const { currency } = ctx.ledger;
  const boards = scorecard.boards.filter((board) => board.target !== null || board.together.teams > 0);
  if (boards.length === 0) {
    const text = `Nothing is committed for ${scorecard.label} yet.`;
    return message(text, [
      section(text),
      context(
        mrkdwn`An admin starts: \`/commit target 120 meetings ${scorecard.quarter}\`, then \`/commit set marketing 50% of meetings ${scorecard.quarter}\``,
      ),
    ]);
  }
  const version = wordsForVersion(scorecard.definitionsVersion);
  const checks = [...boards.map(checkOf), ...(version === null ? [] : [version])];
  const rows = boards.flatMap((board) => rowsOf(board, currency));
  const before = wasSet === null ? "" : `${wasSet} `;
  const text = `${before}Commitments for ${scorecard.label}. ${checks.join("; ")}.`;
  return message(`${text} ${rows.map((row) => row.join(" ")).join("; ")}`, [
    header(`Commitments ${scorecard.label}`),
    ...(wasSet === null ? [] : [section(wasSet)]),
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
