import type { Queryable } from "./client.ts";
import { freeze, thaw } from "./frozen.ts";

/** What a draft becomes once its question is answered. */
export type DraftKind = "meeting" | "deal" | "lead" | "import" | "commit" | "setup" | "review" | "campaign";

const livesMs = 24 * 3600 * 1000;

/** Keeps what a person typed until they answered a question about it; 24 hours. `now` epoch ms. */
export async function keepDraft(
  db: Queryable,
  draft: {
    id: string;
    ledgerId: string;
    userId: string;
    kind: DraftKind;
    input: object;
    now: number;
  },
): Promise<void> {
  const { input, now, ...row } = draft;
  await db.draft.deleteMany({ where: { expiresAt: { lt: BigInt(now) } } });
  await db.draft.create({ data: { ...row, input: freeze(input), expiresAt: BigInt(now + livesMs) } });
}

/** A person's draft; null when it expired, or is another person's or ledger's. */
export async function findDraft(
  db: Queryable,
  ledgerId: string,
  draft: { id: string; userId: string; kind: DraftKind; now: number },
): Promise<Record<string, unknown> | null> {
  const row = await db.draft.findUnique({ where: { ledgerId_id: { ledgerId, id: draft.id } } });
  if (
    row === null ||
    row.userId !== draft.userId ||
    row.kind !== draft.kind ||
    Number(row.expiresAt) < draft.now
  )
    return null;
  return thaw(row.input);
}
