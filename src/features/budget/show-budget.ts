import { wordsForHeads } from "../../core/budget-line.ts";
import { addUp, wordsForConversion } from "../../core/convert.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import { labelQuarter, type Quarter, quarterPeriod } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { type Budget, listBudgets } from "../../data/budgets.ts";
import { listRates } from "../../data/rates.ts";
import { sumSpend } from "../../data/sum-spend.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { actions, context, header, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import { type Message, message } from "../../slack/message.ts";
import { printScope } from "../../slack/request.ts";
import { table } from "../../slack/table.ts";

type Line = { name: string; approved: bigint | null; spent: bigint; heads: number | null; version: number };

/** What each team may spend in a quarter, what it has spent, and its people. */
export async function answerBudget(ctx: Ctx, quarter: Quarter): Promise<Message> {
  const { database, ledger } = ctx;
  const calendar = quarterPeriod(quarter, ctx.calendar);
  const [teams, budgets, rates] = await Promise.all([
    listTeams(database.db, ledger.id),
    listBudgets(database.db, ledger.id, quarter),
    listRates(database.db, ledger.id),
  ]);
  const [set] = budgets;
  const period = set === undefined ? calendar : { ...calendar, start: set.startDay, end: set.endDay };
  const spend = await sumSpend(database, ledger.id, period);
  const whole = addUp(spend, ledger.currency, rates);
  const of = (teamId: string, kind: Budget["kind"]) =>
    budgets.find((each) => each.teamId === teamId && each.kind === kind);
  const spentBy = (teamId: string | null) =>
    addUp(
      spend.filter((sum) => sum.teamId === teamId),
      ledger.currency,
      rates,
    ).own;
  const lines = teams.flatMap((team): Line[] => {
    const [money, staff] = [of(team.id, "money"), of(team.id, "staff")];
    const spent = spentBy(team.id);
    if (team.isRetired && money === undefined && staff === undefined && spent === 0n) return [];
    return [
      {
        ...{ name: team.name, approved: money?.amountMinor ?? null, spent, heads: staff?.headTenths ?? null },
        version: (money?.version ?? 0) + (staff?.version ?? 0),
      },
    ];
  });
  const nobodys = spentBy(null);
  const all =
    nobodys === 0n
      ? lines
      : [...lines, { name: "No team", approved: null, spent: nobodys, heads: null, version: 0 }];
  return sayBudget(ctx, { quarter, label: labelQuarter(quarter, ctx.calendar), lines: all, whole });
}

function sayBudget(
  { ledger }: Ctx,
  given: { quarter: Quarter; label: string; lines: readonly Line[]; whole: ReturnType<typeof addUp> },
): Message {
  const { quarter, label, lines, whole } = given;
  const print = (amountMinor: bigint, how = formatMoney) => how({ amountMinor, currency: ledger.currency });
  const sum = (read: (line: Line) => bigint | null) =>
    lines.reduce((all, line) => all + (read(line) ?? 0n), 0n);
  const approved = sum((line) => line.approved);
  const isAny = lines.some((line) => line.approved !== null);
  const left = sum((line) => (line.approved === null ? null : line.approved - line.spent));
  const apart = whole.others.map((each) => ` plus ${formatMoney(each)} for which there is no rate`).join("");
  const said = isAny
    ? `${label}: ${print(whole.own)}${apart} spent of ${print(approved)} approved; ${left < 0n ? `${print(-left)} too much` : `${print(left)} left`}.`
    : `${label}: ${print(whole.own)}${apart} spent; no budget is approved yet.`;
  const right = (text: string) => ({ text, align: "right" as const });
  const cells = ({ name, approved: of, spent, heads }: Line): string[] => [
    name,
    of === null ? "–" : print(of, formatMoneyShort),
    spent === 0n ? "–" : print(spent, formatMoneyShort),
    of === null ? "–" : print(of - spent, formatMoneyShort),
    heads === null ? "–" : String(heads / 10),
  ];
  const heads = lines.reduce((all, line) => all + (line.heads ?? 0), 0);
  const total: Line = {
    name: "Total",
    approved: isAny ? approved : null,
    spent: whole.own,
    heads,
    version: 0,
  };
  const converted = wordsForConversion(whole.used, ledger.currency);
  const version = lines.reduce((all, line) => all + line.version, 0);
  const notes = [
    ...(version === 0 ? [] : [`Budgets v${version}`]),
    "Left: approved less spent, of teams with a budget",
    ...(converted === null ? [] : [converted]),
  ];
  const fallback = lines.map(
    (line) =>
      `${line.name} ${print(line.spent)}${line.approved === null ? "" : ` of ${print(line.approved)}`}${line.heads === null ? "" : `, ${wordsForHeads(line.heads)}`}`,
  );
  const totalCells = cells(total);
  return message(`${said} ${fallback.join("; ")}. ${notes.join(". ")}.`, [
    header(`Budget ${label}`),
    section(said),
    table({
      header: ["Team", right("Approved"), right("Spent"), right("Left"), right("Heads")],
      rows: [
        ...lines.map(cells),
        isAny ? [...totalCells.slice(0, 3), print(left, formatMoneyShort), totalCells[4] ?? ""] : totalCells,
      ],
    }),
    context(...notes),
    actions(
      [
        button({ actionId: "budget-change", text: "Change…" }),
        button({ actionId: "budget-cost", text: "Cost per meeting" }),
        button({ actionId: "budget-return", text: "Return" }),
      ],
      printScope({ ledgerId: ledger.id, recordId: quarter, version: 0 }, "budget"),
    ),
  ]);
}
