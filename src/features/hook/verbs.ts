import type { Ctx } from "../../ctx.ts";
import { countHooked, findHook } from "../../data/lead-hooks.ts";
import { UserError } from "../../errors.ts";
import type { Verb } from "../../slack/kit.ts";
import type { Message } from "../../slack/message.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import type { Said } from "../../slack/request.ts";
import { makeHook, stopHook } from "./change-hook.ts";
import { sayHookStatus, sayNewHook, sayNoHook, sayStopped } from "./view.ts";

const monthMs = 30 * 24 * 3600 * 1000;

async function answerHook(ctx: Ctx, rest: string, said: Said): Promise<Message> {
  await refuseUnlessAdmin(
    ctx.slack.people,
    { userId: ctx.userId, role: ctx.actor.role },
    "open the ledger to web forms",
  );
  const word = rest.trim().toLowerCase();
  if (word === "new" || word === "rotate") {
    const secret = await makeHook(ctx, said.request, { replaces: word === "rotate" });
    return sayNewHook(secret, ctx.ledger.name);
  }
  if (word === "stop") return (await stopHook(ctx, said.request)) ? sayStopped() : sayNoHook();
  if (word !== "" && word !== "status") {
    throw new UserError(
      `A hook is made, rotated or stopped; “${rest}” is none of these.`,
      "/roundtrip hook new",
    );
  }
  const { db } = ctx.database;
  const hook = await findHook(db, ctx.ledger.id);
  if (hook === null) return sayNoHook();
  return sayHookStatus(
    hook,
    await countHooked(db, ctx.ledger.id, ctx.clock() - monthMs),
    ctx.ledger.timeZone,
  );
}

/** Web forms that hand in leads. */
export const hookVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "hook",
    usage: "hook new",
    does: "an address at which web forms hand in leads; `hook rotate`, `hook stop`, `hook status` (admins)",
    least: "member",
    run: answerHook,
  },
];
