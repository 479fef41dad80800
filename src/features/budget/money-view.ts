import { wordsForHeads } from "../../core/budget-line.ts";
import { wordsForConversion } from "../../core/convert.ts";
import { formatMoney, formatMoneyShort } from "../../core/money.ts";
import type { Ctx } from "../../ctx.ts";
import type { Funding } from "../../reports/build-funding.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";
import { mrkdwn } from "../../slack/text.ts";

type Line = { name: string; approved: bigint | null; spent: bigint; heads: number | null };

/** What each team may spend in a quarter, what it has spent, and its people, while nothing is committed for it. */
export function sayMoney({ ledger }: Ctx, funding: Funding, buttons: Block): Message {
  const { period, spent: whole, nobodys, budgetVersion } = funding;
  const { label } = period;
  const teams = funding.teams.map(
    ({ facts, approved, spent, heads }): Line => ({
      ...{ name: facts.team.name, approved, spent, heads: heads.there },
    }),
  );
  const none: Line = { name: "No team", approved: null, spent: nobodys, heads: null };
  const lines = nobodys === 0n ? teams : [...teams, none];
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
  const total: Line = { name: "Total", approved: isAny ? approved : null, spent: whole.own, heads };
  const converted = wordsForConversion(whole.used, ledger.currency);
  const next = `Nothing is committed for ${label} yet, so there is nothing to fund: \`/commit set marketing 50% of meetings ${label}\``;
  const notes = [
    ...(budgetVersion === 0 ? [] : [`Budgets v${budgetVersion}`]),
    "Left: approved less spent, of teams with a budget",
    ...(converted === null ? [] : [converted]),
  ];
  const fallback = lines.map(
    (line) =>
      `${line.name} ${print(line.spent)}${line.approved === null ? "" : ` of ${print(line.approved)}`}${line.heads === null ? "" : `, ${wordsForHeads(line.heads)}`}`,
  );
  const totalCells = cells(total);
  return message(mrkdwn`${said} ${fallback.join("; ")}. ${notes.join(". ")}. ${next}`, [
    header(`Budget ${label}`),
    section(said),
    table({
      header: ["Team", right("Approved"), right("Spent"), right("Left"), right("Heads")],
      rows: [
        ...lines.map(cells),
        isAny ? [...totalCells.slice(0, 3), print(left, formatMoneyShort), totalCells[4] ?? ""] : totalCells,
      ],
    }),
    context(...notes, next),
    buttons,
  ]);
}
