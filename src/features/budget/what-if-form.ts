import { costEach } from "../../core/cost-grid.ts";
import { formatMoneyShort } from "../../core/money.ts";
import { labelQuarter } from "../../core/period.ts";
import { printPercent } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams, offered, type Team } from "../../data/vocabulary.ts";
import { FieldError, UserError } from "../../errors.ts";
import type { FundedTeam } from "../../reports/build-funding.ts";
import { wordsForEstimate, wordsForGap, wordsForMoney } from "../../reports/funding-words.ts";
import { context, divider, section } from "../../slack/blocks.ts";
import { option, staticSelect } from "../../slack/controls.ts";
import { inputSelect, inputText } from "../../slack/inputs.ts";
import type { Action, Form } from "../../slack/kit.ts";
import { type Block, type Message, message } from "../../slack/message.ts";
import { printScope, type Scope } from "../../slack/request.ts";
import { type Mrkdwn, mrkdwn } from "../../slack/text.ts";
import { explainTeam } from "./explain-team.ts";
import { quarterIn } from "./form.ts";
import {
  examples,
  type Misread,
  nothingSupposed,
  readWhatIf,
  type Supposable,
  type Supposed,
  supposable,
  suppose,
  type Typed,
} from "./what-if.ts";

const actionId = "budget-suppose";

const labels: Readonly<Record<Supposable, string>> = {
  share: "Share of the target",
  cost: "Cost per sales-ready lead",
  conversion: "Conversion from meeting to won",
  cycle: "Days from meeting to won (median)",
};

/** The field's name in the form: what it belongs to, and which it is. */
const fieldIn = (scope: Scope, field: Supposable | "team"): string => printScope(scope, field);

type Values = ReadonlyMap<string, string | null>;

/** What stands in the form; without a team it is the first one. */
function readTyped(teams: readonly Team[], scope: Scope, values: Values): Typed {
  const [first] = teams;
  const text = (field: Supposable | "team") => values.get(fieldIn(scope, field))?.trim() || null;
  const team = teams.find(({ id }) => id === text("team")) ?? first;
  if (team === undefined)
    throw new UserError("There is no team here yet.", "/roundtrip define team Marketing");
  return {
    teamId: team.id,
    ...{ share: text("share"), cost: text("cost"), conversion: text("conversion"), cycle: text("cycle") },
  };
}

/** What a field holds as things are; null: not known. */
function hintOf(field: Supposable, { facts }: FundedTeam, currency: string): string {
  const { total } = facts.grid;
  const each = costEach(total.amountMinor, total.meetings);
  const known: Record<Supposable, string | null> = {
    share: null,
    cost: each === null || each === 0n ? null : formatMoneyShort({ amountMinor: each, currency }),
    conversion: facts.toWon === null ? null : printPercent(facts.toWon.conversion),
    cycle: facts.wonLag === null ? null : `${Math.round(facts.wonLag.median)} days`,
  };
  const now = known[field];
  return now === null ? "Enter recomputes" : `Now ${now}; Enter recomputes`;
}

/** The result in words: what it would cost, what is missing then, and what it costs as it is. */
function sayResult({ asIs, team, funding }: Supposed, currency: string): Mrkdwn {
  const { name } = team.facts.team;
  const print = (of: FundedTeam) =>
    of.need === null ? "a cost that is not known" : wordsForEstimate(of.need.money, currency);
  const gap = wordsForGap(team.gap, currency);
  const then = gap === null ? "" : `, so ${gap}`;
  return mrkdwn`*${name} ${funding.period.label}: about ${print(team)}.* ${wordsForMoney(team, currency)}${then}. As it is: ${print(asIs)}.`;
}

/** The form with what follows from its fields beneath them. */
async function buildBlocks(ctx: Ctx, scope: Scope, values: Values): Promise<Block[]> {
  const { currency } = ctx.ledger;
  const quarter = quarterIn(ctx, scope.recordId);
  const teams = offered(await listTeams(ctx.database.db, ctx.ledger.id));
  const typed = readTyped(teams, scope, values);
  const read = readWhatIf(typed, currency);
  const supposed = await suppose(
    ctx,
    quarter,
    read.ok ? read.value : { ...nothingSupposed, teamId: typed.teamId },
  );
  const label = labelQuarter(quarter, ctx.calendar);
  return [
    context(`For ${label}. Empty fields are as they are; nothing of it is stored.`),
    inputSelect(
      { blockId: fieldIn(scope, "team"), label: "Team", dispatches: true },
      staticSelect({
        ...{ actionId, placeholder: "Team", initial: typed.teamId },
        options: teams.map(({ id, name }) => option(name, id)),
      }),
    ),
    ...supposable.map((field) =>
      inputText({
        ...{ blockId: fieldIn(scope, field), actionId: `${actionId}#${field}`, label: labels[field] },
        ...{ optional: true, maxLength: 40, placeholder: examples[field], dispatches: true },
        hint: hintOf(field, supposed.asIs, currency),
        ...(typed[field] !== null && { initial: typed[field] }),
      }),
    ),
    divider(),
    ...(read.ok ? sayBlocks(ctx, supposed) : [section(sayMisread(read.misread))]),
  ];
}

const sayMisread = ({ field, what, example }: Misread): string => `${labels[field]}: ${what} Try: ${example}`;

const sayBlocks = (ctx: Ctx, supposed: Supposed): Block[] => [
  section(sayResult(supposed, ctx.ledger.currency)),
  section(explainTeam(ctx, supposed.team, supposed.funding)),
];

/** What if: share, cost, conversion and cycle of a team, recomputed at once; nothing is stored. */
export const whatIfForm: Form<Ctx> = {
  id: "what-if",
  least: "member",
  title: "What if",
  submit: "Show",
  fields: (ctx, scope) => buildBlocks(ctx, scope, new Map()),
  async run(ctx, { scope, values }): Promise<Message> {
    const teams = offered(await listTeams(ctx.database.db, ctx.ledger.id));
    const read = readWhatIf(readTyped(teams, scope, values), ctx.ledger.currency);
    if (!read.ok) {
      const { field, what, example } = read.misread;
      throw new FieldError(fieldIn(scope, field), what, example);
    }
    const supposed = await suppose(ctx, quarterIn(ctx, scope.recordId), read.value);
    const said = sayResult(supposed, ctx.ledger.currency);
    return message(said, [...sayBlocks(ctx, supposed), context("Supposed, not stored.")]);
  },
};

/** Any field of that form: computes anew with what stands in all of them. Anywhere else it opens the form. */
export const recomputeWhatIf: Action<Ctx> = {
  id: actionId,
  least: "member",
  async run(ctx, { scope, values, surface }) {
    if (surface !== "modal") return { kind: "form", form: whatIfForm.id, scope };
    return { kind: "refill", form: whatIfForm.id, scope, blocks: await buildBlocks(ctx, scope, values) };
  },
};
