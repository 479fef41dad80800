import type { Ctx } from "../../../ctx.ts";
import { claimAsking, getLedger, setLedgerSettings } from "../../../data/ledgers.ts";
import type { Action, Verb } from "../../../slack/kit.ts";
import type { Message } from "../../../slack/message.ts";
import { bindChannelOnce } from "../ledger/bind-channel.ts";
import { refuseUnlessMaySetUp } from "../may-set-up.ts";
import { keepPlace } from "./go-on.ts";
import { readFacts } from "./read-facts.ts";
import { readStep, steps } from "./steps.ts";
import { sayEnd, sayStep } from "./view.ts";

/** Goes to a step and remembers it. @throws UserError for who may not set up */
async function goTo(ctx: Ctx, step: number, channelId: string | null): Promise<Message> {
  await refuseUnlessMaySetUp(ctx, "set the ledger up");
  // Who sets up need not be asked about currency and zone besides.
  await claimAsking(ctx.database.db, ctx.ledger.id, ctx.clock());
  await setLedgerSettings(ctx.database.db, ctx.ledger.id, { setupStep: step });
  return sayStep(step, await readFacts(ctx, channelId));
}

async function putAway(ctx: Ctx, isFinished: boolean): Promise<Message> {
  await refuseUnlessMaySetUp(ctx, "set the ledger up");
  if (isFinished) await setLedgerSettings(ctx.database.db, ctx.ledger.id, { setupStep: null });
  return sayEnd(await getLedger(ctx.database.db, ctx.ledger.id), isFinished);
}

/** Next, Back, Later, Finish; "start" comes from under another answer, which stays. */
const goInSetup: Action<Ctx> = {
  id: "setup-go",
  least: "member",
  async run(ctx, { value, channelId }) {
    if (value === "later" || value === "end")
      return { kind: "replace", message: await putAway(ctx, value === "end") };
    const isStart = value === "start";
    const message = await goTo(
      ctx,
      isStart ? (ctx.ledger.setupStep ?? 0) : (readStep(value) ?? 0),
      channelId,
    );
    return { kind: isStart ? "private" : "replace", message };
  },
};

/** "Fill in…": opens the step's form. */
const openSetup: Action<Ctx> = {
  id: "setup-open",
  least: "member",
  async run(ctx, pressed) {
    await refuseUnlessMaySetUp(ctx, "set the ledger up");
    const recordId = await keepPlace(ctx, pressed);
    const version = readStep(pressed.value) ?? 0;
    return { kind: "form", form: "setup", scope: { ...pressed.scope, recordId, version } };
  },
};

/** "Bind this channel", the last step. */
const bindInSetup: Action<Ctx> = {
  id: "setup-bind",
  least: "member",
  async run(ctx, { channelId, request }) {
    // A channel that is this ledger's already, perhaps a partner's, stays as it is.
    if ((await readFacts(ctx, channelId)).boundTo !== ctx.ledger.name)
      await bindChannelOnce(ctx, { text: "", channelId }, request);
    return { kind: "replace", message: sayStep(steps.length - 1, await readFacts(ctx, channelId)) };
  },
};

/** The buttons of every step. */
export const guideActions: readonly Action<Ctx>[] = [goInSetup, openSetup, bindInSetup];

/** `/roundtrip setup`: goes on where one stopped. */
export const guideVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "setup",
    usage: "setup",
    does: "sets the ledger up in six short steps, each of which may be skipped (admins, and anyone on the first day)",
    least: "member",
    run: (ctx, _rest, { channelId }) =>
      goTo(ctx, readStep(String(ctx.ledger.setupStep ?? 0)) ?? 0, channelId),
  },
];
