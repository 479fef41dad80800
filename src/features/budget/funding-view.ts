import { wordsForHeads } from "../../core/budget-line.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import type { FundedTeam, Funding } from "../../reports/build-funding.ts";
import { approvedIn, roundOff, wordsForEnds, wordsForEstimate } from "../../reports/funding-words.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";
import { sumUpTeam } from "./sum-up-team.ts";

const tenths = (heads: number | null): string => (heads === null ? "–" : String(heads / 10));

const right = (text: string) => ({ text, align: "right" as const });

function rowOf({ need, approved, gap, heads, facts }: FundedTeam, currency: string): string[] {
  const short = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  return [
    facts.team.name,
    need === null ? "–" : short(need.money.likely),
    need === null ? "–" : wordsForEnds(need.money, currency),
    approved === null ? "–" : short(approved),
    gap === null ? "–" : gap > 0n ? short(gap) : "covered",
    heads.need === null ? tenths(heads.there) : `${tenths(heads.there)} of ${tenths(heads.need.headTenths)}`,
  ];
}

function totalOf(funding: Funding, currency: string): string[] {
  const { teams, total } = funding;
  const short = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  const heads = teams.reduce((sum, team) => sum + (team.heads.there ?? 0), 0);
  const isKnown = teams.every((team) => team.heads.need !== null || team.heads.there === null);
  const needed = isKnown ? teams.reduce((sum, team) => sum + (team.heads.need?.headTenths ?? 0), 0) : 0;
  return [
    "Total",
    total === null ? "–" : short(total.need.likely),
    total === null ? "–" : wordsForEnds(total.need, currency),
    short(approvedIn(funding)),
    total === null ? "–" : short(total.missing),
    needed === 0 ? tenths(heads) : `${tenths(heads)} of ${tenths(needed)}`,
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

/** What a quarter's commitments cost against what is set: a row and a line per team; `buttons` show what lies behind. */
export function sayFunding(ctx: Ctx, funding: Funding, buttons: Block): Message {
  const { currency } = ctx.ledger;
  const { period, teams } = funding;
  const said = sayResult(funding, currency);
  const lines = teams
    .filter(({ isCommitted }) => isCommitted)
    .flatMap((team) => sumUpTeam(ctx, team, funding) ?? []);
  const fallback = teams.map(({ facts, approved, heads }) => {
    const money =
      approved === null ? "no budget" : `${formatMoney({ amountMinor: approved, currency })} approved`;
    return `${facts.team.name} ${money}${heads.there === null ? "" : `, ${wordsForHeads(heads.there)}`}`;
  });
  return message(mrkdwn`${said} ${joinMrkdwn(lines, " ")} ${fallback.join("; ")}.`, [
    header(`Budget ${period.label}`),
    section(said),
    table({
      header: ["Team", ...["Needed", "Low to high", "Approved", "Missing", "Heads"].map(right)],
      rows: [...teams.map((team) => rowOf(team, currency)), totalOf(funding, currency)],
    }),
    ...lines.map((line) => section(line)),
    context("Missing: needed less what is approved or, if more, spent. Heads: there, of needed"),
    buttons,
  ]);
}
