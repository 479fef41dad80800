import type { CampaignFields } from "../../core/campaign-line.ts";
import { type Day, isDay } from "../../core/day.ts";
import { normaliseName } from "../../core/names.ts";
import { parseMoney } from "../../core/parse-money.ts";
import type { Ctx } from "../../ctx.ts";
import { listDivisions, listProductLines, listTeams, offered } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputDate, inputSelect, inputText, inputUsers } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import type { Block } from "../../slack/message.ts";
import { pickField } from "../../slack/pick-field.ts";
import { answerNew, answerSpend } from "./answer-line.ts";
import { findTarget, readKnownNames, valueOfSource } from "./find-terms.ts";

type Values = ReadonlyMap<string, string | null>;

const dayOf = (values: Values, field: string): Day | undefined => {
  const value = values.get(field) ?? null;
  if (value === null) return undefined;
  if (isDay(value)) return value;
  throw new FieldError(field, "That is not a day.", "2026-11-20");
};

/** The field as it was filled in; nothing where it was left empty. */
function filled<K extends string>(values: Values, field: K): { [P in K]?: string } {
  const value = values.get(field) ?? null;
  const said: { [P in K]?: string } = {};
  return value === null ? said : Object.assign(said, { [field]: value });
}

/** The day that a field holds; nothing where it was left empty. @throws FieldError */
function filledDay<K extends string>(values: Values, field: K): { [P in K]?: Day } {
  const day = dayOf(values, field);
  const said: { [P in K]?: Day } = {};
  return day === undefined ? said : Object.assign(said, { [field]: day });
}

async function cellFields(ctx: Ctx): Promise<Block[]> {
  const { db } = ctx.database;
  const [products, divisions] = await Promise.all([
    listProductLines(db, ctx.ledger.id),
    listDivisions(db, ctx.ledger.id),
  ]);
  return [
    ...pickField({
      blockId: "product",
      label: "Product line",
      placeholder: "For all",
      options: offered(products),
    }),
    ...pickField({
      blockId: "division",
      label: "Division",
      placeholder: "For all",
      options: offered(divisions),
    }),
  ];
}

/** The form behind "New campaign…". */
const campaignForm: Form<Ctx> = {
  id: "campaign",
  least: "member",
  title: "New campaign",
  submit: "Make it",
  async fields(ctx) {
    const [{ sources }, teams] = await Promise.all([
      readKnownNames(ctx),
      listTeams(ctx.database.db, ctx.ledger.id),
    ]);
    if (sources.length === 0)
      throw new UserError(
        "A campaign belongs to a source, and there is none yet.",
        "/roundtrip define source webinar team Marketing",
      );
    return [
      inputText({
        blockId: "name",
        actionId: "name",
        label: "Name",
        placeholder: "webinar-q4",
        maxLength: 75,
      }),
      inputSelect(
        { blockId: "source", label: "Source" },
        staticSelect({
          actionId: "source",
          placeholder: "Where its leads count",
          options: sources.filter(({ name }) => name.length <= 75).map(({ name }) => option(name, name)),
        }),
      ),
      inputDate({ blockId: "startDay", actionId: "startDay", label: "First day", optional: true }),
      inputDate({ blockId: "endDay", actionId: "endDay", label: "Last day", optional: true }),
      inputUsers({
        blockId: "owner",
        actionId: "owner",
        label: "Owner",
        hint: "Hears of its deals",
        initial: ctx.userId,
        optional: true,
      }),
      ...pickField({
        blockId: "team",
        label: "Team",
        placeholder: "That of the source",
        options: offered(teams),
      }),
      ...(await cellFields(ctx)),
      inputText({
        ...{
          blockId: "leadDays",
          actionId: "leadDays",
          label: "Lead time in days",
          optional: true,
          maxLength: 3,
        },
        hint: "From spending the money to the first lead; 30 where nothing is said",
      }),
    ];
  },
  run(ctx, { values, request }) {
    const name = values.get("name")?.trim() ?? "";
    if (normaliseName(name) === "") throw new FieldError("name", "That is not a name.", "webinar-q4");
    const typed = values.get("leadDays")?.trim() || null;
    if (typed !== null && !/^\d{1,3}$/.test(typed))
      throw new FieldError("leadDays", "A number of days.", "30");
    const fields: CampaignFields = {
      ...filled(values, "source"),
      ...filled(values, "team"),
      ...filled(values, "product"),
      ...filled(values, "division"),
      ...filled(values, "owner"),
      ...filledDay(values, "startDay"),
      ...filledDay(values, "endDay"),
      ...(typed !== null && { leadDays: Number(typed) }),
    };
    const { startDay, endDay } = fields;
    if (startDay !== undefined && endDay !== undefined && endDay < startDay)
      throw new FieldError("endDay", "It would end before it starts.", startDay);
    return answerNew(ctx, { name, fields }, request);
  },
};

/** The form behind "Log spend…". */
const spendForm: Form<Ctx> = {
  id: "campaign-spend",
  least: "member",
  title: "Log spend",
  submit: "Log",
  async fields(ctx, scope) {
    const { campaigns, sources } = await readKnownNames(ctx);
    const options = [
      ...campaigns.filter(({ isRetired }) => !isRetired).map(({ id, name }) => option(name, id)),
      ...sources.map((source) => option(`${source.name} (the source as a whole)`, valueOfSource(source))),
    ];
    if (options.length === 0)
      throw new UserError(
        "There is no campaign and no source yet.",
        "/roundtrip define source webinar team Marketing",
      );
    return [
      inputSelect(
        { blockId: "target", label: "On what" },
        staticSelect({
          ...{ actionId: "target", placeholder: "Which campaign?", options },
          ...(scope.recordId !== "" && { initial: scope.recordId }),
        }),
      ),
      inputText({
        blockId: "amount",
        actionId: "amount",
        label: "Amount",
        placeholder: "$4,000",
        hint: "With a minus for money that came back",
        maxLength: 60,
      }),
      inputDate({ blockId: "day", actionId: "day", label: "Spent on", initial: ctx.today }),
      ...(await cellFields(ctx)),
      inputText({ blockId: "note", actionId: "note", label: "Note", optional: true, maxLength: 900 }),
    ];
  },
  async run(ctx, { values, request }) {
    const target = findTarget(await readKnownNames(ctx), "", values.get("target") ?? "");
    if (target === null) throw new FieldError("target", "That campaign is no longer offered.", "another one");
    const typed = values.get("amount")?.trim() ?? "";
    const money = parseMoney(typed.replace(/^[-−]\s*/, ""), ctx.ledger.currency);
    if (!money.ok)
      throw new FieldError(
        "amount",
        money.what.replace("A deal's amount must be", "What is spent is"),
        money.example,
      );
    const isBack = /^[-−]/.test(typed);
    const { amountMinor, currency } = money.value;
    const fields: CampaignFields = {
      amount: { currency, amountMinor: isBack ? -amountMinor : amountMinor },
      ...filledDay(values, "day"),
      ...filled(values, "product"),
      ...filled(values, "division"),
      ...filled(values, "note"),
    };
    return answerSpend(ctx, target, fields, request);
  },
};

/** The forms about campaigns. */
export const campaignForms: readonly Form<Ctx>[] = [campaignForm, spendForm];
