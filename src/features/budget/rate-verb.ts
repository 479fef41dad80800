import { wordsForConversion } from "../../core/convert.ts";
import { formatDay, isDay } from "../../core/day.ts";
import { parseRateLine } from "../../core/rate-line.ts";
import type { Ctx } from "../../ctx.ts";
import { addHistory, findChange } from "../../data/history.ts";
import { findRateOf, listRates, setRate } from "../../data/rates.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { valueIn } from "../../errors.ts";
import { actions, context, section } from "../../slack/blocks.ts";
import { button } from "../../slack/controls.ts";
import type { Verb } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { printScope } from "../../slack/request.ts";
import { mrkdwn } from "../../slack/text.ts";

type Setting = Extract<ReturnType<typeof readRateLine>, { kind: "set" }>;

function readRateLine(ctx: Ctx, text: string) {
  const read = parseRateLine(text, { today: ctx.today, currency: ctx.ledger.currency });
  return valueIn(read.ok ? read : { ...read, example: `/roundtrip rate ${read.example}` });
}

/** Sets a rate with its history row, once per request. @returns the id of the change */
async function setOnce(ctx: Ctx, { currency, day, rate }: Setting, request: RequestId): Promise<string> {
  const { ledger, userId } = ctx;
  await refuseUnlessAdmin(ctx.slack.people, { userId, role: ctx.actor.role }, "set rates");
  const setAt = ctx.clock();
  const made = { request, ledgerId: ledger.id, recordId: ctx.newId(), createdAt: setAt };
  return recordOnce(ctx.database, made, async (tx, id) => {
    const before = await findRateOf(tx, ledger.id, { currency, day });
    const row = { id: ctx.newId(), ledgerId: ledger.id, currency, day, rate, setBy: userId, setAt };
    await addHistory(tx, ledger.id, {
      ...{ id, subject: "rate", subjectId: await setRate(tx, row), action: "set", actor: userId },
      ...{ recordedAt: setAt, effectiveDay: day },
      before: before === null ? null : { rate: before.rate },
      after: { currency, day, rate },
    });
  });
}

/** The answer to a rate that was set, rebuilt from what is stored. */
async function describeRate(ctx: Ctx, changeId: string): Promise<Message> {
  const change = await findChange(ctx.database.db, ctx.ledger.id, changeId);
  const { currency, day, rate } = change?.after ?? {};
  if (typeof day !== "string" || !isDay(day)) throw new Error(`change ${changeId} set no rate`);
  const was = change?.before?.rate;
  const said = `From ${formatDay(day)} on, ${String(currency)} 1 = ${ctx.ledger.currency} ${String(rate)}${was === undefined ? "" : `, was ${String(was)}`}.`;
  const next = `Every report converts what is dated on that day and in the 31 days after it, and prints the rate. A frozen scorecard stays as it was published.`;
  const scope = printScope({ ledgerId: ctx.ledger.id, recordId: changeId, version: 0 }, "undo");
  return message(`${said} ${next}`, [
    section(said),
    context(next),
    actions([button({ actionId: "undo", text: "Undo", value: changeId })], scope),
  ]);
}

const shownMost = 12;

/** The latest rates of the ledger. */
async function describeRates(ctx: Ctx): Promise<Message> {
  const { ledger } = ctx;
  const rates = await listRates(ctx.database.db, ledger.id);
  const example = mrkdwn`Set one: \`/roundtrip rate EUR 1.08 on 2026-11-01\` (admins). Amounts without a rate are never added to ${ledger.currency}; they stand in a line of their own.`;
  const lines = rates
    .toSorted((a, b) => (a.day < b.day ? 1 : -1))
    .slice(0, shownMost)
    .map((rate) => (wordsForConversion([rate], ledger.currency) ?? "").replace("Converted at ", ""));
  const said = lines.length === 0 ? "No rate is set yet." : lines.join("\n");
  return message(mrkdwn`${said} ${example}`, [section(said), context(example)]);
}

/** `/roundtrip rate`: what other currencies are worth in the ledger's. */
export const rateVerb: Verb<Ctx> = {
  verb: "rate",
  usage: "rate EUR 1.08 on 2026-11-01",
  does: "what one unit of another currency is worth in this ledger's from a day on, for 31 days; every report converts by it and prints it, and a frozen scorecard stays as it is; without words it shows the rates (setting: admins)",
  least: "member",
  async run(ctx, rest, said) {
    const line = readRateLine(ctx, rest);
    return line.kind === "show"
      ? describeRates(ctx)
      : describeRate(ctx, await setOnce(ctx, line, said.request));
  },
};
