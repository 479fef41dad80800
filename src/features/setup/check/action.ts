import type { DefineLine } from "../../../core/define-line.ts";
import type { Ctx } from "../../../ctx.ts";
import { getLedger } from "../../../data/ledgers.ts";
import { buildCheck } from "../../../reports/build-check.ts";
import type { Action, Verb } from "../../../slack/kit.ts";
import type { Message } from "../../../slack/message.ts";
import type { RequestId } from "../../../slack/request.ts";
import { defineTogether } from "../define/define-once.ts";
import { refuseUnlessMaySetUp } from "../may-set-up.ts";
import { readTopic } from "./topics.ts";
import { sayCheck } from "./view.ts";

/** The check as it stands now, after whatever was just written. */
export async function answerCheck(ctx: Ctx): Promise<Message> {
  return sayCheck(await buildCheck({ ...ctx, ledger: await getLedger(ctx.database.db, ctx.ledger.id) }));
}

/** Defines what a button or form of the check says, and checks again. @throws UserError */
export async function settle(
  ctx: Ctx,
  lines: readonly Exclude<DefineLine, { kind: "show" }>[],
  request: RequestId,
): Promise<Message> {
  await defineTogether(ctx, lines, request);
  return answerCheck(ctx);
}

const lookAgain: Action<Ctx> = {
  id: "loop-check",
  least: "member",
  run: async (ctx) => ({ kind: "private", message: await answerCheck(ctx) }),
};

const ownIt: Action<Ctx> = {
  id: "loop-own",
  least: "member",
  async run(ctx, { request }) {
    const own: DefineLine = { kind: "definition", key: "owner", value: ctx.userId };
    return { kind: "replace", message: await settle(ctx, [own], request) };
  },
};

/** "Keep these": what holds as it came is chosen from now on. */
const keep: Action<Ctx> = {
  id: "loop-keep",
  least: "member",
  async run(ctx, { value, request }) {
    const { definitions, metrics } = await buildCheck(ctx);
    const lines =
      readTopic(value) === "metrics"
        ? [{ key: "metrics", value: metrics.words }]
        : definitions.filter(({ isChosen }) => !isChosen);
    const chosen = lines.map(({ key, value: words }) => ({
      ...{ kind: "definition" as const, key, value: words },
    }));
    if (chosen.length === 0) return { kind: "replace", message: await answerCheck(ctx) };
    return { kind: "replace", message: await settle(ctx, chosen, request) };
  },
};

/** "Name somebody…", "Change them…": the form of a question. */
const open: Action<Ctx> = {
  id: "loop-open",
  least: "member",
  async run(ctx, { value, scope }) {
    await refuseUnlessMaySetUp(ctx, "settle this");
    return { kind: "form", form: "loop", scope: { ...scope, recordId: readTopic(value) } };
  },
};

/** The buttons of the check. */
export const checkActions: readonly Action<Ctx>[] = [lookAgain, ownIt, keep, open];

/** `/roundtrip check`. */
export const checkVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "check",
    usage: "check",
    does: "whether the loop is closed: owner, definitions, metrics, commitments, budget and staff, meeting, complete paths of the won revenue; each with what settles it",
    least: "member",
    run: answerCheck,
  },
];
