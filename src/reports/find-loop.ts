import { definitionsInForce, ownerInForce } from "../core/definitions.ts";
import { visibleTeam } from "../core/roles.ts";
import type { Ctx } from "../ctx.ts";
import { listDefinitions } from "../data/definitions.ts";
import { buildCheck } from "./build-check.ts";

/** Who owns the loop here, and where it was asked for, how many of the check's questions are answered with yes. */
export type Loop = {
  readonly owner: string | null;
  readonly check: { readonly settled: number; readonly of: number } | null;
};

/** What an agenda says of the loop itself; null for partners, whom it does not concern. */
export async function findLoop(ctx: Ctx, isChecked: boolean): Promise<Loop | null> {
  if (visibleTeam(ctx.actor) !== null) return null;
  if (!isChecked) {
    const definitions = definitionsInForce(await listDefinitions(ctx.database.db, ctx.ledger.id));
    return { owner: ownerInForce(definitions), check: null };
  }
  const { owner, settled, of } = await buildCheck(ctx);
  return { owner, check: { settled, of } };
}
