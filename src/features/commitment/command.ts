import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";
import type { Command } from "../../slack/kit.ts";
import { answerCommitments, answerCopy, answerProposing, readLine } from "./answer-commitments.ts";
import { describeHistory } from "./history-view.ts";
import { askSales } from "./view.ts";

export { commitActions } from "./action.ts";
export { commitForms } from "./form.ts";
export { commitJobs } from "./job.ts";

/** `/commit`: what each team has committed to, and its signature. */
export const commitCommand: Command<Ctx> = {
  name: "/commit",
  least: "partner",
  does: "Set, sign and see what each team commits to",
  hint: "[quarter] | target 120 meetings 2027-Q1 | set marketing 50% of meetings 2027-Q1",
  lines: [
    {
      usage: "/commit",
      does: "this quarter's commitments, who signed them and whether they add up to 100 %; name another quarter to see it",
    },
    {
      usage: "/commit target 120 meetings 2027-Q1",
      does: "the company's total for a quarter: leads, meetings, pipeline, deals or revenue (admins)",
    },
    {
      usage: "/commit set marketing 50% of meetings 2027-Q1",
      does: "proposes a team's share of it, or a number such as 60 meetings or $2m revenue, to the team, which signs by button (its people, and admins)",
    },
    {
      usage: "/commit set marketing 45% of meetings 2027-Q1 because the fair was cancelled",
      does: "proposes to change what was agreed; it goes on counting until the change is signed too",
    },
    {
      usage: "/commit set marketing 50% of meetings product core division emea",
      does: "for a product line, a division, or both; a target likewise",
    },
    {
      usage: "/commit copy 2027-Q1",
      does: "proposes the targets and commitments of the quarter before for this one",
    },
    {
      usage: "/commit history marketing 2027-Q1",
      does: "every version there ever was: who proposed it, why, and who signed it",
    },
  ],
  example: "/commit set marketing 50% of meetings 2027-Q1",
  async run(ctx, said) {
    const line = await readLine(ctx, said.text, ctx.ledger.salesMeans);
    if (line.kind === "show") return answerCommitments(ctx, line.quarter);
    if (line.kind === "history") return describeHistory(ctx, line);
    const proposing = { request: said.request, typedIn: said.channelId };
    if (line.kind === "copy") return answerCopy(ctx, line.quarter, proposing);
    if (line.kind !== "sales?") return answerProposing(ctx, [line], proposing);
    const draft = { id: ctx.newId(), ledgerId: ctx.ledger.id, userId: ctx.userId, kind: "commit" } as const;
    await keepDraft(ctx.database.db, { ...draft, input: { text: said.text }, now: ctx.clock() });
    return askSales(ctx.ledger.id, draft.id);
  },
};
