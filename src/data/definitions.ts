import type { DefinitionRow } from "../core/definitions.ts";
import type { Queryable } from "./client.ts";

/** A change of a definition with who made it; `setAt` epoch ms. */
export type DefinitionChange = DefinitionRow & { setBy: string; setAt: number };

/** Every change of a ledger's definitions, oldest first. */
export async function listDefinitions(db: Queryable, ledgerId: string): Promise<DefinitionChange[]> {
  const rows = await db.definitionVersion.findMany({
    where: { ledgerId },
    select: { version: true, key: true, value: true, setBy: true, setAt: true },
    orderBy: { version: "asc" },
  });
  return rows.map((row) => ({ ...row, setAt: Number(row.setAt) }));
}

/**
 * Adds a change with the next version, in the transaction of what it changes. `setAt` epoch ms.
 * @returns its version
 * @throws a unique violation when somebody defines something at this very moment
 */
export async function addDefinition(
  tx: Queryable,
  change: { id: string; ledgerId: string; key: string; value: string; setBy: string; setAt: number },
): Promise<number> {
  const { ledgerId, setAt } = change;
  const last = await tx.definitionVersion.aggregate({ where: { ledgerId }, _max: { version: true } });
  const version = (last._max.version ?? 0) + 1;
  await tx.definitionVersion.create({ data: { ...change, setAt: BigInt(setAt), version } });
  return version;
}
