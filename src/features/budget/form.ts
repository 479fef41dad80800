import { parseBudgetLine } from "../../core/budget-line.ts";
import { printMoney } from "../../core/money.ts";
import { isQuarter, labelQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import { quote } from "../../core/tokens.ts";
import type { Ctx } from "../../ctx.ts";
import { listBudgets } from "../../data/budgets.ts";
import { listTeams, offered, type Team } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { context } from "../../slack/blocks.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { describeSetting, type Setting, setBudgets } from "./set-budget.ts";
import { answerBudget } from "./show-budget.ts";

type Field = { blockId: string; team: Team; verb: "set" | "staff"; label: string; initial: string | null };

/** The quarter that a button or a form is about; this one where it names none. */
export const quarterIn = (ctx: Ctx, recordId: string): Quarter =>
  isQuarter(recordId) ? recordId : quarterOf(ctx.today, ctx.calendar);

async function listFields(ctx: Ctx, quarter: Quarter): Promise<Field[]> {
  const { db } = ctx.database;
  const [teams, budgets] = await Promise.all([
    listTeams(db, ctx.ledger.id),
    listBudgets(db, ctx.ledger.id, quarter),
  ]);
  return offered(teams).flatMap((team) => {
    const money = budgets.find((each) => each.teamId === team.id && each.kind === "money");
    const staff = budgets.find((each) => each.teamId === team.id && each.kind === "staff");
    const amountMinor = money?.amountMinor ?? null;
    const tenths = staff?.headTenths ?? null;
    return [
      {
        ...{ blockId: `set/${team.id}`, team, verb: "set" as const, label: `${team.name}: money` },
        initial: amountMinor === null ? null : printMoney({ amountMinor, currency: ctx.ledger.currency }),
      },
      {
        ...{ blockId: `staff/${team.id}`, team, verb: "staff" as const, label: `${team.name}: people` },
        initial: tenths === null ? null : String(tenths / 10),
      },
    ];
  });
}

const refuseOthers = ({ slack, userId, actor }: Ctx): Promise<void> =>
  refuseUnlessAdmin(slack.people, { userId, role: actor.role }, "approve budgets");

/** A whole quarter's budgets and head counts at once. */
export const budgetForm: Form<Ctx> = {
  id: "budget",
  least: "member",
  title: "Budget",
  submit: "Approve",
  async fields(ctx, scope) {
    await refuseOthers(ctx);
    const quarter = quarterIn(ctx, scope.recordId);
    const fields = await listFields(ctx, quarter);
    return [
      context(
        `For ${labelQuarter(quarter, ctx.calendar)}. Empty fields stay as they are; every change is kept.`,
      ),
      ...fields.map(({ blockId, label, initial, verb }) =>
        inputText({
          ...{ blockId, actionId: "figure", label, optional: true, maxLength: 40 },
          ...{ placeholder: verb === "set" ? "$200k" : "6.5", ...(initial !== null && { initial }) },
        }),
      ),
    ];
  },
  async run(ctx, { scope, values, request }) {
    await refuseOthers(ctx);
    const quarter = quarterIn(ctx, scope.recordId);
    const fields = await listFields(ctx, quarter);
    const { today, calendar } = ctx;
    const reading = { today, calendar, currency: ctx.ledger.currency, teams: fields.map(({ team }) => team) };
    const settings = fields.flatMap(({ blockId, team, verb, initial }): Setting[] => {
      const value = values.get(blockId)?.trim() ?? "";
      if (value === "" || value === initial) return [];
      const read = parseBudgetLine(`${verb} ${quote(team.name)} ${value} ${quarter}`, reading);
      if (!read.ok) throw new FieldError(blockId, read.what, verb === "set" ? "$200k" : "6.5");
      return read.value.kind === "set" || read.value.kind === "staff" ? [read.value] : [];
    });
    if (settings.length === 0)
      throw new UserError("Nothing was changed: it is as it was.", `/budget ${quarter}`);
    const changeId = await setBudgets(ctx, settings, request);
    return settings.length === 1 ? describeSetting(ctx, changeId) : answerBudget(ctx, quarter);
  },
};
