import { createHash } from "node:crypto";
import { type Bucket, takeToken } from "../../core/take-token.ts";
import { type Ctx, forLedger, type Services } from "../../ctx.ts";
import { findHookByHash } from "../../data/lead-hooks.ts";
import { getLedger } from "../../data/ledgers.ts";
import type { HookAnswer, HookRequest } from "../../slack/web-hook.ts";
import { logWebLead } from "./log-web-lead.ts";
import { membersOf, readWebLead } from "./read-web-lead.ts";

/** A secret as it is kept: its SHA-256 in hex. */
export const hashSecret = (secret: string): string => createHash("sha256").update(secret).digest("hex");

const allowance = { most: 60, perMs: 60_000 };
const longestKey = 200;

/** Leads of web forms: checks the secret, the pace, the fields; then logs. It throws nothing. */
export function makeHookAnswer(services: Services): (request: HookRequest) => Promise<HookAnswer> {
  const buckets = new Map<string, Bucket>();

  async function answer(request: HookRequest): Promise<HookAnswer> {
    const { db } = services.database;
    const hook = await findHookByHash(db, hashSecret(request.secret));
    // A secret that never was and one that is no longer good are answered alike.
    if (hook === null) return { status: 404, body: { error: "There is nothing here." } };
    const taken = takeToken(buckets.get(hook.id) ?? null, allowance, services.clock());
    buckets.set(hook.id, taken.bucket);
    if (taken.waitMs > 0) {
      const retryAfterSeconds = Math.ceil(taken.waitMs / 1000);
      const error = `At most ${allowance.most} leads a minute; try again in ${retryAfterSeconds} s.`;
      return { status: 429, body: { error }, retryAfterSeconds };
    }
    const ledger = await getLedger(db, hook.ledgerId);
    const ctx = forLedger(services, ledger, "hook", { role: "member", teamId: null });
    return answerLead(ctx, request);
  }

  return (request) =>
    answer(request).catch((error: unknown) => {
      const reference = services.newId().slice(-8);
      services.log.error({ reference, where: "hook", err: error }, "failed");
      return {
        status: 500,
        body: { error: "Roundtrip could not do that; nothing was recorded.", reference },
      };
    });
}

async function answerLead(ctx: Ctx, { kind, body, key }: HookRequest): Promise<HookAnswer> {
  const read = readWebLead(membersOf(kind, body), ctx.today);
  if ("problem" in read) {
    return { status: 400, body: { error: Object.values(read.problem).join(" "), fields: read.problem } };
  }
  const given = key?.trim() || read.lead.id;
  if (given !== null && given.length > longestKey) {
    const sentence = `Idempotency-Key is at most ${longestKey} characters long.`;
    return { status: 400, body: { error: sentence, fields: { "Idempotency-Key": sentence } } };
  }
  const { became, leadId, touchId, isRepeat } = await logWebLead(ctx, read.lead, given);
  const isNew = !isRepeat && became !== "known";
  return { status: isNew ? 201 : 200, body: { became, lead: leadId, touch: touchId } };
}
