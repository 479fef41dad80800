import { isQuarter, type Quarter, quarterOf } from "../../core/period.ts";
import type { Ctx } from "../../ctx.ts";
import { findDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import { forAudience } from "../../reports/for-audience.ts";
import type { Action, Outcome } from "../../slack/kit.ts";
import type { Pressed } from "../../slack/request.ts";
import { answerCommitments, answerCopy, answerProposing, readLine } from "./answer-commitments.ts";
import { describeHistory } from "./history-view.ts";
import { readProposals } from "./proposal-view.ts";
import { printQuarterScope, type QuarterScope } from "./quarter-fields.ts";
import { signOnce } from "./sign-commitments.ts";
import { describeSigning } from "./signed-view.ts";
import { undoCommitments } from "./undo-commitments.ts";
import { describeUndone } from "./undo-view.ts";

/** The quarter that a button is about: "2027-Q1", or "2027-Q1:<team>"; this one where it names none. */
function quarterIn(ctx: Ctx, { scope }: Pressed): Quarter {
  const [quarter = ""] = scope.recordId.split(":");
  return isQuarter(quarter) ? quarter : quarterOf(ctx.today, ctx.calendar);
}

/** Opens the form of a quarter, or of one team's part of it. */
function openQuarter(pressed: Pressed, about: Pick<QuarterScope, "quarter" | "teamId">): Outcome {
  const recordId = printQuarterScope({ ...about, typedIn: pressed.channelId });
  return {
    kind: "form",
    form: "commit-quarter",
    scope: { ledgerId: pressed.scope.ledgerId, recordId, version: 0 },
  };
}

/** The buttons under commitments and proposals, and the answer to what "sales" means. */
export const commitActions: readonly Action<Ctx>[] = [
  {
    id: "commit-show",
    least: "partner",
    run: async (ctx, pressed) => ({
      kind: "private",
      message: await answerCommitments(ctx, quarterIn(ctx, pressed)),
    }),
  },
  {
    id: "commit-post",
    least: "partner",
    async run(ctx, pressed) {
      const audience = await forAudience(ctx, pressed.channelId);
      return {
        kind: "channel",
        message: await answerCommitments(audience, quarterIn(ctx, pressed), { isShared: true }),
      };
    },
  },
  {
    id: "commit-history",
    least: "partner",
    run: async (ctx, pressed) => ({
      kind: "private",
      message: await describeHistory(ctx, { quarter: quarterIn(ctx, pressed), teamId: null }),
    }),
  },
  {
    id: "commit-fill",
    least: "partner",
    run: async (ctx, pressed) => openQuarter(pressed, { quarter: quarterIn(ctx, pressed), teamId: null }),
  },
  {
    id: "commit-another",
    least: "partner",
    run: async (ctx, pressed) =>
      openQuarter(pressed, {
        quarter: quarterIn(ctx, pressed),
        teamId: pressed.scope.recordId.split(":")[1] ?? null,
      }),
  },
  {
    id: "commit-copy",
    least: "partner",
    async run(ctx, pressed) {
      const { request, channelId } = pressed;
      const quarter = quarterIn(ctx, pressed);
      return { kind: "private", message: await answerCopy(ctx, quarter, { request, typedIn: channelId }) };
    },
  },
  {
    id: "commit-agree",
    least: "outsider",
    async run(ctx, pressed) {
      const proposals = readProposals(pressed.value);
      const changeId = await signOnce(ctx, proposals, pressed.request);
      const { channelId } = pressed;
      const quarter = quarterIn(ctx, pressed);
      return {
        kind: "replace",
        message: await describeSigning(ctx, { changeId, proposals, quarter, channelId }),
      };
    },
  },
  {
    id: "commit-undo",
    least: "outsider",
    async run(ctx, pressed) {
      const undone = await undoCommitments(ctx, pressed.value, pressed.request);
      return { kind: "replace", message: await describeUndone(ctx, undone, quarterIn(ctx, pressed)) };
    },
  },
  {
    id: "commit-sales",
    least: "partner",
    async run(ctx, pressed) {
      const salesMeans = pressed.value === "revenue" ? "revenue" : "deals";
      const { database, ledger, userId } = ctx;
      const draft = { id: pressed.scope.recordId, userId, kind: "commit", now: ctx.clock() } as const;
      const typed = await findDraft(database.db, ledger.id, draft);
      const line = typeof typed?.text === "string" ? await readLine(ctx, typed.text, null) : null;
      if (line?.kind !== "sales?") throw new UserError("This question was settled or is too old.", "/commit");
      const chosen = salesMeans === "deals" ? line.ifDeals : line.ifRevenue;
      const { request, channelId: typedIn } = pressed;
      const message = await answerProposing(ctx, [chosen], { request, typedIn, salesMeans });
      return { kind: "replace", message };
    },
  },
];
