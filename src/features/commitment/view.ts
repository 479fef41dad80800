import { wordsForShares } from "../../core/check-shares.ts";
import { dayAt, formatDay } from "../../core/day.ts";
import { wordsForVersion } from "../../core/definitions.ts";
import { wordsForQuantity } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import type { CommitmentBoard, CommitmentRow, Commitments } from "../../reports/build-commitments.ts";
import type { Lacking } from "../../reports/list-unsigned.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn, type Text } from "../../slack/text.ts";
import { agreeButton, proposalsIn, waitingItems } from "./proposal-view.ts";
import { byWhom, noTarget, percent, placeOf } from "./words.ts";

/** Who committed to what of one metric, all teams together, and the target. */
function rowsOf(board: CommitmentBoard, ctx: Pick<Ctx, "ledger">): string[][] {
  const { metric, target, together } = board;
  const quantity = (n: bigint) => wordsForQuantity(metric, n, ctx.ledger.currency);
  const cells = (label: string, share: string, number: string, signed: string) => [
    ...[placeOf(board), label, share, number, signed],
  ];
  const rows = board.rows.map((row) => {
    const { committedBp, need } = row.inForce;
    const share = committedBp === null ? noTarget : percent(committedBp);
    return cells(row.team, share, need === null ? noTarget : quantity(need), signedOf(row, ctx));
  });
  const { teams, basisPoints, need: sum } = together;
  const all =
    teams > 1 && basisPoints !== null && sum !== null
      ? [cells("All teams", percent(basisPoints), quantity(sum), "")]
      : [];
  return [...rows, ...all, cells("Target", "–", target === null ? noTarget : quantity(target.number), "")];
}

/** "✓ Mon 5 Oct 2026", "proposed", "✓ Mon 5 Oct 2026, change proposed". */
function signedOf({ signed, waiting }: CommitmentRow, { ledger }: Pick<Ctx, "ledger">): string {
  if (signed === null) return "proposed";
  const day = `✓ ${formatDay(dayAt(signed.at, ledger.timeZone))}`;
  return waiting === null ? day : `${day}, change proposed`;
}

/** How the shares add up; numbers without a target are no shares. */
function checkOf(board: CommitmentBoard): string {
  const isOnlyNumbers = board.together.teams > 0 && board.shares.kind === "none";
  return `${placeOf(board)}: ${isOnlyNumbers ? `${noTarget}, so there are no shares to add up` : wordsForShares(board.shares)}`;
}

/** "Signed by @ann on Mon 5 Oct 2026: Marketing (meetings, revenue)", a line each for who signed when. */
function signatures({ boards }: Commitments, ctx: Pick<Ctx, "ledger">): Mrkdwn[] {
  const signed = new Map<string, { by: Mrkdwn; teams: Map<string, string[]> }>();
  for (const board of boards) {
    for (const { team, signed: signature } of board.rows) {
      if (signature === null) continue;
      const by = byWhom(signature.by, signature.at, ctx);
      const entry = signed.get(by.mrkdwn) ?? { by, teams: new Map<string, string[]>() };
      entry.teams.set(team, [...(entry.teams.get(team) ?? []), placeOf(board)]);
      signed.set(by.mrkdwn, entry);
    }
  }
  return [...signed.values()].map(({ by, teams }) => {
    const of = [...teams].map(([team, places]) => `${team} (${places.join(", ")})`).join(", ");
    return mrkdwn`Signed by ${by}: ${of}`;
  });
}

/** What the answer to `/commit` is made of. */
export type Shown = {
  commitments: Commitments;
  lacking: Lacking;
  /** what was done a moment ago, in words */
  before?: Text | null;
  /** whether everybody in a channel reads it: then without buttons */
  isShared: boolean;
  /** what was done a moment ago, to be undone */
  changeId?: string | null;
  /** the teams for which the reader may sign; null: all */
  signsFor: readonly string[] | null;
  /** what a team is about to sign costs, and what of that is missing; null: nothing is known */
  fundingOf: (teamId: string) => string | null;
};

/** Commitments side by side with their sum check, who signed, and what is not signed yet. */
export function sayCommitments(ctx: Pick<Ctx, "ledger">, shown: Shown): Message {
  const { commitments, lacking, before = null, isShared } = shown;
  const { boards, label, quarter } = commitments;
  const done = before === null ? mrkdwn`` : mrkdwn`${before} `;
  if (boards.length === 0) {
    const text = `Nothing is committed for ${label} yet.`;
    return message(mrkdwn`${done}${text}`, [
      section(mrkdwn`${done}${text}`),
      context(
        mrkdwn`An admin starts: \`/commit target 120 meetings ${quarter}\`, then \`/commit set marketing 50% of meetings ${quarter}\``,
      ),
      ...(isShared ? [] : [buttons(ctx.ledger.id, commitments, { hasAny: false, changeId: null })]),
    ]);
  }
  const version = wordsForVersion(commitments.definitionsVersion);
  const checks = [...boards.map(checkOf), ...(version === null ? [] : [version])];
  const rows = boards.flatMap((board) => rowsOf(board, ctx));
  const signed = signatures(commitments, ctx);
  const left = lacking.words ?? (signed.length > 0 ? "Everything is signed." : null);
  const after = left === null ? "" : ` ${left}`;
  const text = mrkdwn`${done}Commitments for ${label}. ${checks.join("; ")}.${after}`;
  return message(mrkdwn`${text} ${rows.map((row) => row.join(" ").trim()).join("; ")}`, [
    header(`Commitments ${label}`),
    ...(before === null ? [] : [section(before)]),
    table({
      header: [
        "Metric",
        "Team",
        { text: "Share", align: "right" },
        { text: "Number", align: "right" },
        "Signed",
      ],
      rows,
    }),
    context(...checks),
    ...(signed.length === 0 ? [] : [context(joinMrkdwn(signed, "\n"))]),
    ...(left === null ? [] : [section(left)]),
    ...(isShared
      ? []
      : [
          ...ownSigning(ctx, shown),
          buttons(ctx.ledger.id, commitments, { hasAny: true, changeId: shown.changeId ?? null }),
        ]),
  ]);
}

/** A button for each team for which the reader may sign: what it has not signed can be signed here too. */
function ownSigning(ctx: Pick<Ctx, "ledger">, { commitments, signsFor, fundingOf }: Shown): Block[] {
  const waiting = waitingItems(commitments, ({ teamId }) => signsFor === null || signsFor.includes(teamId));
  const teams = commitments.teams.filter(({ id }) => waiting.some(({ row }) => row.teamId === id));
  if (teams.length === 0) return [];
  const agree = teams.slice(0, 5).map(({ id, name }) => {
    const proposals = proposalsIn(waiting.filter(({ row }) => row.teamId === id));
    return agreeButton({ teamId: id, text: `Agree for ${name}`, proposals });
  });
  const costs = teams.flatMap(({ id, name }) => {
    const said = fundingOf(id);
    return said === null ? [] : [`${name}: ${said}`];
  });
  return [
    ...(costs.length === 0 ? [] : [context(...costs)]),
    actions(agree, printScope({ ledgerId: ctx.ledger.id, recordId: commitments.quarter, version: 0 }, "own")),
  ];
}

const buttons = (
  ledgerId: string,
  { quarter }: Commitments,
  { hasAny, changeId }: { hasAny: boolean; changeId: string | null },
): Block =>
  actions(
    [
      ...(hasAny ? [button({ actionId: "commit-post", text: "Post to channel" })] : []),
      button({ actionId: "commit-fill", text: "Fill in the quarter…" }),
      button({ actionId: "commit-copy", text: "Copy last quarter" }),
      ...(hasAny ? [button({ actionId: "commit-history", text: "Versions" })] : []),
      ...(changeId === null ? [] : [button({ actionId: "commit-undo", text: "Undo", value: changeId })]),
    ],
    printScope({ ledgerId, recordId: quarter, version: 0 }, "commit"),
  );

/** Asked once per ledger: does "sales" mean deals or revenue? @param draftId what was typed */
export function askSales(ledgerId: string, draftId: string): Message {
  const question =
    "By “sales”, does your company mean the number of won deals, or their revenue? I will remember it.";
  return message(question, [
    section(question),
    actions(
      [
        button({ actionId: "commit-sales#deals", text: "Won deals", value: "deals" }),
        button({ actionId: "commit-sales#revenue", text: "Revenue", value: "revenue" }),
      ],
      printScope({ ledgerId, recordId: draftId, version: 0 }, "sales"),
    ),
  ]);
}
