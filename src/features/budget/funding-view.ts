import { wordsForHeads } from "../../core/budget-line.ts";
import { wordsForCell } from "../../core/cell.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import {
  approvedIn,
  roundOff,
  wordsForBasis,
  wordsForEnds,
  wordsForEstimate,
} from "../../reports/funding-words.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";
import { explainTeam } from "./explain-team.ts";

/** The way that a team's money is taken from, with its meetings by cell. */
const routeOf = ({ need, meetings, sales }: FundedTeam) => {
  if (need?.of === "sales" || (meetings === null && sales?.kind === "route"))
    return sales?.kind === "route" ? sales.route : null;
  return meetings;
};

const tenths = (heads: number | null): string => (heads === null ? "–" : String(heads / 10));

/** A team's row, and one for each of the cells that its money is made of. */
function rowsOf(team: FundedTeam, funding: Funding, currency: string): string[][] {
  const { need, approved, spent, gap, heads, facts } = team;
  const short = (amountMinor: bigint | null) =>
    amountMinor === null ? "–" : formatMoneyShort({ amountMinor, currency });
  const route = routeOf(team);
  const people =
    heads.need === null ? tenths(heads.there) : `${tenths(heads.there)} of ${tenths(heads.need.headTenths)}`;
  const whole = [
    ...[facts.team.name, route === null ? "–" : String(route.meetings)],
    ...[short(need?.money.likely ?? null), need === null ? "–" : wordsForEnds(need.money, currency)],
    ...[short(approved), spent === 0n ? "–" : short(spent)],
    ...[gap === null ? "–" : gap > 0n ? short(gap) : "covered", people],
  ];
  // Cells that all cost what everything costs, or nothing that is known, say no more than the team's own row.
  const isTold = route?.cells.some(({ basis }) => basis !== null && basis.of !== "team") ?? false;
  const cells = (isTold && route !== null ? route.cells : []).map((cell): string[] => {
    const each = cell.basis === null ? "" : ` × ${wordsForBasis(cell.basis, cell, funding, currency)}`;
    const ends = cell.money === null ? "–" : wordsForEnds(cell.money, currency);
    const words = wordsForCell(cell, funding) || "the rest";
    const money = [short(cell.money?.likely ?? null), ends];
    return [`${facts.team.name}: ${words}`, `${cell.meetings}${each}`, ...money, "", "", "", ""];
  });
  return [whole, ...cells];
}

function totalOf(funding: Funding, currency: string): string[] {
  const { teams, total, spent } = funding;
  const short = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  const heads = teams.reduce((sum, team) => sum + (team.heads.there ?? 0), 0);
  const isKnown = teams.every((team) => team.heads.need !== null || team.heads.there === null);
  const needed = isKnown ? teams.reduce((sum, team) => sum + (team.heads.need?.headTenths ?? 0), 0) : 0;
  return [
    ...["Total", "", total === null ? "–" : short(total.need.likely)],
    ...[
      total === null ? "–" : wordsForEnds(total.need, currency),
      short(approvedIn(funding)),
      short(spent.own),
    ],
    ...[
      total === null ? "–" : short(total.missing),
      needed === 0 ? tenths(heads) : `${tenths(heads)} of ${tenths(needed)}`,
    ],
  ];
}

/** The result in one or two sentences: what it costs, what there is, what is missing. */
export function sayResult(funding: Funding, currency: string): string {
  const { period, total, teams, spent } = funding;
  const print = (amountMinor: bigint) => formatMoney({ amountMinor, currency });
  const apart = spent.others.map((each) => ` plus ${formatMoney(each)} for which there is no rate`).join("");
  const there = `${print(approvedIn(funding))} is approved, ${print(spent.own)}${apart} spent`;
  if (total === null) return `${period.label}: ${there}; what the commitments cost is not known yet.`;
  const unknown = teams
    .filter((team) => team.isCommitted && team.need === null)
    .map(({ facts }) => facts.team.name);
  const without = unknown.length === 0 ? "" : `, without ${unknown.join(" and ")}`;
  const missing =
    total.missing > 0n ? `${print(roundOff(total.missing, currency))} is missing` : "nothing is missing";
  return `${period.label}: the commitments cost about ${wordsForEstimate(total.need, currency)}${without}. ${there}; ${missing}.`;
}

/** What a quarter's commitments cost, team by team and cell by cell, against what is set. */
export function sayFunding(ctx: Ctx, funding: Funding, buttons: Block | null): Message {
  const { currency } = ctx.ledger;
  const { period, teams, budgetVersion, spent } = funding;
  const said = sayResult(funding, currency);
  const right = (text: string) => ({ text, align: "right" as const });
  const explained = teams.filter((team) => team.isCommitted).map((team) => explainTeam(ctx, team, funding));
  const converted = wordsForConversion(spent.used, currency);
  const notes = [
    `Needed: meetings × the team's own cost per sales-ready lead, ${funding.costSpan}; the dearer of its meetings and its sales counts`,
    "Low to high: 80 % interval of costs, conversion and won amounts; parts are added",
    "Missing: needed less what is approved or, if more, spent. Heads: there, of needed",
    ...(budgetVersion === 0 ? [] : [`Budgets v${budgetVersion}`]),
    ...(converted === null ? [] : [converted]),
  ];
  const fallback = teams.map(({ facts, approved, heads }) => {
    const money =
      approved === null ? "no budget" : `${formatMoney({ amountMinor: approved, currency })} approved`;
    return `${facts.team.name} ${money}${heads.there === null ? "" : `, ${wordsForHeads(heads.there)}`}`;
  });
  return message(mrkdwn`${said} ${joinMrkdwn(explained, " ")} ${fallback.join("; ")}.`, [
    header(`Budget ${period.label}`),
    section(said),
    table({
      header: [
        ...["Team", right("Meetings"), right("Needed"), right("Low to high")],
        ...[right("Approved"), right("Spent"), right("Missing"), right("Heads")],
      ],
      rows: [...teams.flatMap((team) => rowsOf(team, funding, currency)), totalOf(funding, currency)],
    }),
    ...explained.map((each) => section(each)),
    context(...notes),
    ...(buttons === null ? [] : [buttons]),
  ]);
}
