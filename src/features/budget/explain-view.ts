import { wordsForCell } from "../../core/cell.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { costEach } from "../../core/cost-grid.ts";
import { formatMoneyShort } from "../../core/money.ts";
import type { Quarter } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { buildFunding, type FundedTeam, type Funding } from "../../reports/build-funding.ts";
import { wordsForBasis, wordsForEnds } from "../../reports/funding-words.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { joinMrkdwn, mrkdwn } from "../../slack/text.ts";
import { explainTeam } from "./explain-team.ts";

/** The way that a team's money is taken from, with its meetings by cell. */
const routeOf = ({ need, meetings, sales }: FundedTeam) => {
  if (need?.of === "sales" || (meetings === null && sales?.kind === "route"))
    return sales?.kind === "route" ? sales.route : null;
  return meetings;
};

/** A team's row, and one for each of the cells that its money is made of. */
function rowsOf(team: FundedTeam, funding: Funding, currency: string): string[][] {
  const { need, spent, facts } = team;
  const short = (amountMinor: bigint | null) =>
    amountMinor === null ? "–" : formatMoneyShort({ amountMinor, currency });
  const route = routeOf(team);
  const [first] = route?.cells ?? [];
  // Cells that all cost what everything costs, or nothing that is known, say no more than the team's own row.
  const isTold = route?.cells.some(({ basis }) => basis !== null && basis.of !== "team") ?? false;
  const each = isTold || !first?.basis ? "–" : short(costEach(first.basis.amountMinor, first.basis.meetings));
  const whole = [
    ...[facts.team.name, route === null ? "–" : String(route.meetings), each],
    ...[short(need?.money.likely ?? null), need === null ? "–" : wordsForEnds(need.money, currency)],
    spent === 0n ? "–" : short(spent),
  ];
  const cells = (isTold && route !== null ? route.cells : []).map((cell): string[] => [
    `${facts.team.name}: ${wordsForCell(cell, funding) || "the rest"}`,
    String(cell.meetings),
    cell.basis === null ? "–" : wordsForBasis(cell.basis, cell, funding, currency),
    short(cell.money?.likely ?? null),
    cell.money === null ? "–" : wordsForEnds(cell.money, currency),
    "–",
  ]);
  return [whole, ...cells];
}

function totalOf({ total, spent }: Funding, currency: string): string[] {
  const short = (amountMinor: bigint) => formatMoneyShort({ amountMinor, currency });
  return [
    ...["Total", "–", "–", total === null ? "–" : short(total.need.likely)],
    ...[total === null ? "–" : wordsForEnds(total.need, currency), short(spent.own)],
  ];
}

/** How a quarter's funding comes about: cell by cell, forwards and backwards, in days, in people, and by what rules. */
export async function answerExplained(ctx: Ctx, quarter: Quarter): Promise<Message> {
  const { currency } = ctx.ledger;
  const funding = await buildFunding(ctx, quarter);
  const { period, teams, budgetVersion, spent } = funding;
  const explained = teams
    .filter(({ isCommitted }) => isCommitted)
    .map((team) => explainTeam(ctx, team, funding));
  const converted = wordsForConversion(spent.used, currency);
  const said = `How the budget of ${period.label} comes about`;
  const right = (text: string) => ({ text, align: "right" as const });
  return message(mrkdwn`${said}. ${joinMrkdwn(explained, " ")}`, [
    header(said),
    table({
      header: ["Team", ...["Meetings", "Cost of each", "Needed", "Low to high", "Spent"].map(right)],
      rows: [...teams.flatMap((team) => rowsOf(team, funding, currency)), totalOf(funding, currency)],
    }),
    ...explained.map((each) => section(each)),
    context(
      `Needed: meetings × the team's own cost per sales-ready lead, ${funding.costSpan}; the dearer of its meetings and its sales counts`,
      "Low to high: 80 % interval of costs, conversion and won amounts; parts are added",
      ...(budgetVersion === 0 ? [] : [`Budgets v${budgetVersion}`]),
      ...(converted === null ? [] : [converted]),
    ),
  ]);
}
