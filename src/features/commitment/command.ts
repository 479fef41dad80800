import { parseCommitLine, type SetLine, type TargetLine } from "../../core/commit-line.ts";
import { isQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { listTeams } from "../../data/vocabulary.ts";
import { UserError } from "../../errors.ts";
import { buildScorecard } from "../../reports/build-scorecard.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Action, Command } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { setOnce } from "./set-commitment.ts";
import { askSales, sayCommitments, sayWhatWasSet } from "./view.ts";

async function answer(ctx: Ctx, quarter: Quarter, isShared = false): Promise<Message> {
  return sayCommitments(ctx, await buildScorecard(ctx, quarter), { isShared });
}

/** What was set, and how all commitments stand with it. */
async function answerSet(ctx: Ctx, line: TargetLine | SetLine): Promise<Message> {
  const scorecard = await buildScorecard(ctx, line.quarter);
  const wasSet = sayWhatWasSet(line, scorecard, ctx.ledger.currency);
  return sayCommitments(ctx, scorecard, { isShared: false, wasSet });
}

async function readLine(ctx: Ctx, text: string, salesMeans: "deals" | "revenue" | null) {
  const { today, calendar, ledger } = ctx;
  const teams = await listTeams(ctx.database.db, ledger.id);
  const read = parseCommitLine(text, { today, calendar, currency: ledger.currency, teams, salesMeans });
  if (!read.ok)
    throw new UserError(read.what, read.example.startsWith("/") ? read.example : `/commit ${read.example}`);
  return read.value;
}

/** `/commit`: what each team has committed to. */
export const commitCommand: Command<Ctx> = {
  name: "/commit",
  least: "partner",
  does: "Set and see what each team commits to",
  hint: "[quarter] | target 120 meetings 2027-Q1 | set marketing 50% of meetings 2027-Q1",
  lines: [
    {
      usage: "/commit",
      does: "this quarter's commitments and whether they add up to 100 %; name another quarter to see it",
    },
    {
      usage: "/commit target 120 meetings 2027-Q1",
      does: "the company's total for a quarter: leads, meetings, pipeline, deals or revenue (admins)",
    },
    {
      usage: "/commit set marketing 50% of meetings 2027-Q1",
      does: "a team's share of it, or a number such as 60 meetings or $2m revenue (admins)",
    },
  ],
  example: "/commit set marketing 50% of meetings 2027-Q1",
  async run(ctx, said) {
    const line = await readLine(ctx, said.text, ctx.ledger.salesMeans);
    if (line.kind === "show") return answer(ctx, line.quarter);
    if (line.kind === "sales?") return askSales(ctx.ledger.id, said.text);
    await setOnce(ctx, line, said.request);
    return answerSet(ctx, line);
  },
};

/** The button under commitments, and the answer to what "sales" means. */
export const commitActions: readonly Action<Ctx>[] = [
  {
    id: "commit-post",
    least: "partner",
    async run(ctx, pressed) {
      const { recordId } = pressed.scope;
      const quarter = isQuarter(recordId) ? recordId : quarterOf(ctx.today, ctx.calendar);
      return {
        kind: "channel",
        message: await answer(await forAudience(ctx, pressed.channelId), quarter, true),
      };
    },
  },
  {
    id: "commit-sales",
    least: "partner",
    async run(ctx, pressed) {
      const salesMeans = pressed.value === "revenue" ? "revenue" : "deals";
      const line = await readLine(ctx, pressed.scope.recordId, null);
      if (line.kind !== "sales?") throw new UserError("This question has been settled.", "/commit");
      const chosen = salesMeans === "deals" ? line.ifDeals : line.ifRevenue;
      await setOnce(ctx, chosen, pressed.request, salesMeans);
      return { kind: "replace", message: await answerSet(ctx, chosen) };
    },
  },
];
