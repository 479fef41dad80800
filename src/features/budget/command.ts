import { type BudgetLine, parseBudgetLine } from "../../core/budget-line.ts";
import { parsePeriod } from "../../core/parse-period.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams, offered } from "../../data/vocabulary.ts";
import { UserError, valueIn } from "../../errors.ts";
import type { Action, Command, Form } from "../../slack/kit.ts";
import { answerAhead } from "./ahead-view.ts";
import { answerCost } from "./cost-view.ts";
import { answerExplained } from "./explain-view.ts";
import { budgetForm, quarterIn } from "./form.ts";
import { answerReturn } from "./return-view.ts";
import { describeSetting, setBudgets } from "./set-budget.ts";
import { answerBudget } from "./show-budget.ts";
import { recomputeWhatIf, whatIfForm } from "./what-if-form.ts";

/** What was typed. @throws UserError */
async function readLine(ctx: Ctx, text: string): Promise<BudgetLine> {
  const teams = offered(await listTeams(ctx.database.db, ctx.ledger.id));
  const { today, calendar } = ctx;
  const read = parseBudgetLine(text, { today, calendar, currency: ctx.ledger.currency, teams });
  if (!read.ok) throw new UserError(read.what, `/budget ${read.example}`);
  return read.value;
}

/** `/budget`: what commitments cost and may cost, what a sales-ready lead costs, and what the money brought. */
export const budgetCommand: Command<Ctx> = {
  name: "/budget",
  least: "member",
  does: "Fund commitments, approve budgets, see what leads cost and what the money brought",
  hint: "[quarter] | set marketing $200k 2027-Q1 | staff marketing 6 2027-Q1 | cost | return",
  lines: [
    {
      usage: "/budget",
      does: "what each team's commitments of this quarter cost against its budget and people, and by when the money is needed; a button opens how it comes about; name another quarter to see it",
    },
    {
      usage: "/budget set marketing $200k 2027-Q1",
      does: "approves a team's money for a quarter; earlier amounts are kept (admins)",
    },
    { usage: "/budget staff marketing 6.5 2027-Q1", does: "how many people a team has (admins)" },
    {
      usage: "/budget cost",
      does: "what a sales-ready lead costs, by product line and division, this quarter beside the last four",
    },
    {
      usage: "/budget return last 8 quarters",
      does: "all spend, sourced and influenced revenue, and the return, by what happened and by campaign start",
    },
  ],
  example: "/budget set marketing $200k 2027-Q1",
  async run(ctx, said) {
    const line = await readLine(ctx, said.text);
    if (line.kind === "show") return answerBudget(ctx, line.quarter);
    if (line.kind === "cost") return answerCost(ctx, line.quarter);
    if (line.kind === "return") return answerReturn(ctx, line.period);
    return describeSetting(ctx, await setBudgets(ctx, [line], said.request));
  },
};

const returnDefault = "last 8 quarters";

/** The buttons under a budget. */
export const budgetActions: readonly Action<Ctx>[] = [
  {
    id: "budget-change",
    least: "member",
    run: async (_ctx, { scope }) => ({ kind: "form", form: "budget", scope }),
  },
  {
    id: "budget-what-if",
    least: "member",
    run: async (_ctx, { scope }) => ({ kind: "form", form: "what-if", scope }),
  },
  recomputeWhatIf,
  {
    id: "budget-explain",
    least: "member",
    run: async (ctx, { scope }) => ({
      kind: "private",
      message: await answerExplained(ctx, quarterIn(ctx, scope.recordId)),
    }),
  },
  {
    id: "budget-ahead",
    least: "member",
    run: async (ctx, { scope }) => ({
      kind: "private",
      message: await answerAhead(ctx, quarterIn(ctx, scope.recordId)),
    }),
  },
  {
    id: "budget-cost",
    least: "member",
    run: async (ctx, { scope }) => ({
      kind: "private",
      message: await answerCost(ctx, quarterIn(ctx, scope.recordId)),
    }),
  },
  {
    id: "budget-return",
    least: "member",
    run: async (ctx) => ({
      kind: "private",
      message: await answerReturn(ctx, valueIn(parsePeriod(returnDefault, ctx.today, ctx.calendar))),
    }),
  },
];

export const budgetForms: readonly Form<Ctx>[] = [budgetForm, whatIfForm];
export { rateVerb } from "./rate-verb.ts";
