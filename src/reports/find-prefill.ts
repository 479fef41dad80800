import type { Ctx } from "../ctx.ts";
import { type DraftKind, findDraft } from "../data/drafts.ts";
import type { Scope } from "../slack/request.ts";

/** What a form begins with: texts by field, and the records it was opened about. */
export type Prefill = { fields: Readonly<Record<string, string>>; accountId?: string; dealId?: string };

/** What the person's draft puts into a form; empty for a form of something new, and once the draft is a day old. */
export async function findPrefill(ctx: Ctx, kind: DraftKind, scope: Scope): Promise<Prefill> {
  if (scope.recordId === "") return { fields: {} };
  const draft = { id: scope.recordId, userId: ctx.userId, kind, now: ctx.clock() };
  const { fields, accountId, dealId } = (await findDraft(ctx.database.db, ctx.ledger.id, draft)) ?? {};
  const entries = typeof fields === "object" && fields !== null ? Object.entries(fields) : [];
  return {
    fields: Object.fromEntries(
      entries.flatMap(([name, value]) => (typeof value === "string" && value !== "" ? [[name, value]] : [])),
    ),
    ...(typeof accountId === "string" && { accountId }),
    ...(typeof dealId === "string" && { dealId }),
  };
}

/** A field's `initial`, where the form is to begin with one. */
export const initialOf = ({ fields }: Prefill, field: string): { initial?: string } =>
  fields[field] === undefined ? {} : { initial: fields[field] };
