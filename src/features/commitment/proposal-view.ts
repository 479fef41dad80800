import type { Ctx } from "../../ctx.ts";
import type { Team } from "../../data/vocabulary.ts";
import type { CommitmentBoard, CommitmentRow, Commitments } from "../../reports/build-commitments.ts";
import { wordsForFigure } from "../../reports/list-unsigned.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { joinMrkdwn, type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { byWhom, wordsForFigured } from "./words.ts";
import type { Proposal } from "./write-proposal.ts";

/** A proposal with the board it stands on. */
export type Item = { board: CommitmentBoard; row: CommitmentRow };

/** What waits among the boards' rows: all of it, or of these proposals. */
export const waitingItems = (
  { boards }: Commitments,
  isMeant: (row: CommitmentRow) => boolean = () => true,
): Item[] =>
  boards.flatMap((board) =>
    board.rows.filter((row) => row.waiting !== null && isMeant(row)).map((row) => ({ board, row })),
  );

/** The line of one proposal: what it is, and what goes on counting until then. */
export function lineOf({ board, row }: Item, currency: string): string {
  const { waiting, signed, inForce } = row;
  if (waiting === null) return wordsForFigured(board, inForce, { currency });
  const goesOn = wordsForFigure(board.metric, inForce, currency);
  const now =
    signed === null ? "" : ` (version ${waiting.version}; until it is signed, ${goesOn} goes on counting)`;
  return `${wordsForFigured(board, waiting, { currency })}${now}`;
}

/** The ids and versions that a button signs: ids only, checked again when it is pressed. */
export const printProposals = (proposals: readonly Proposal[]): string =>
  proposals.map(({ commitmentId, version }) => `${commitmentId}:${version}`).join(",");

/** The proposals behind a button's value; what is none is left out. */
export const readProposals = (value: string): Proposal[] =>
  value.split(",").flatMap((part) => {
    const [commitmentId = "", version = ""] = part.split(":");
    return /^\d{1,9}$/.test(version) ? [{ commitmentId, version: Number(version) }] : [];
  });

/** What waits among items, as a button signs it. */
export const proposalsIn = (items: readonly Item[]): Proposal[] =>
  items.flatMap(({ row }) =>
    row.waiting === null ? [] : [{ commitmentId: row.commitmentId, version: row.waiting.version }],
  );

/** The button that signs these proposals of one team. */
export const agreeButton = (given: {
  teamId: string;
  text: string;
  proposals: readonly Proposal[];
  isPrimary?: boolean;
}) =>
  button({
    actionId: `commit-agree#${given.teamId}`,
    text: given.text,
    value: printProposals(given.proposals),
    ...(given.isPrimary && { style: "primary" as const }),
  });

/** What a team is asked to sign. */
export function sayProposal(
  ctx: Pick<Ctx, "ledger">,
  given: { commitments: Commitments; team: Team; proposed: readonly Proposal[]; funding: string | null },
): Message {
  const { commitments, team, proposed, funding } = given;
  const items = waitingItems(commitments, (row) =>
    proposed.some(({ commitmentId }) => commitmentId === row.commitmentId),
  );
  return askToSign(ctx, {
    items,
    team,
    ...{ commitments, funding },
    title: `${team.name}: please sign for ${commitments.label}`,
  });
}

/**
 * A message that asks a team to sign what waits. @param title what stands at the top, as words
 * @param funding what it costs and what of that is missing, which stands above the button; null: nothing is known
 */
export function askToSign(
  ctx: Pick<Ctx, "ledger">,
  given: {
    items: readonly Item[];
    team: Pick<Team, "id" | "name">;
    commitments: Commitments;
    title: string;
    funding: string | null;
  },
): Message {
  const { items, team, commitments, title, funding } = given;
  const { currency, id } = ctx.ledger;
  const lines = items.map((item) => lineOf(item, currency));
  const by = storyOf(ctx, items);
  const who = `Whoever belongs to ${team.name} can sign, and so can an admin.`;
  const costs = funding === null ? "" : ` ${funding}`;
  return message(mrkdwn`${title}: ${lines.join("; ")}. ${by} ${who}${costs}`, [
    section(
      mrkdwn`*${title}*\n${joinMrkdwn(
        lines.map((line) => mrkdwn`• ${line}`),
        "\n",
      )}`,
    ),
    context(mrkdwn`${by} ${who}`),
    ...(funding === null ? [] : [context(funding)]),
    actions(
      [
        agreeButton({ teamId: team.id, text: "Agree", proposals: proposalsIn(items), isPrimary: true }),
        button({ actionId: `commit-another#${team.id}`, text: "Propose another…" }),
      ],
      printScope({ ledgerId: id, recordId: `${commitments.quarter}:${team.id}`, version: 0 }, "sign"),
    ),
  ]);
}

/** "Proposed by @ann on Mon 23 Nov 2026, because the fair was cancelled." */
function storyOf(ctx: Pick<Ctx, "ledger">, items: readonly Item[]): Mrkdwn {
  const stories = items.flatMap(({ row: { waiting } }) => (waiting === null ? [] : [waiting]));
  const told = new Map(
    stories.map(({ proposedBy, proposedAt, reason }) => {
      const why = reason === null ? mrkdwn`` : mrkdwn`, because ${reason}`;
      const story = mrkdwn`Proposed by ${byWhom(proposedBy, proposedAt, ctx)}${why}.`;
      return [story.mrkdwn, story] as const;
    }),
  );
  return joinMrkdwn([...told.values()], " ");
}

/** What waits again after an undo: its lines, and a button per team. */
export function agreeAgain(
  ctx: Pick<Ctx, "ledger">,
  items: readonly Item[],
  commitments: Commitments,
  fundingOf: (teamId: string) => string | null,
): Block[] {
  const { id, currency } = ctx.ledger;
  const teams = [...new Map(items.map(({ row }) => [row.teamId, row.team]))].slice(0, 5);
  const lines = items.map((item) => mrkdwn`• ${item.row.team}: ${lineOf(item, currency)}`);
  const costs = teams.flatMap(([teamId]) => fundingOf(teamId) ?? []);
  const agree = teams.map(([teamId, team]) =>
    agreeButton({
      ...{ teamId, text: `Agree for ${team}` },
      proposals: proposalsIn(items.filter(({ row }) => row.teamId === teamId)),
    }),
  );
  return [
    section(mrkdwn`Waits to be signed:\n${joinMrkdwn(lines, "\n")}`),
    ...(costs.length === 0 ? [] : [context(...costs)]),
    actions(agree, printScope({ ledgerId: id, recordId: commitments.quarter, version: 0 }, "again")),
  ];
}
