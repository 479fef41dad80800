import type { TermKind } from "../core/define-line.ts";
import type { Queryable } from "./client.ts";

/** A name of the ledger's. `under`: a source's team, a campaign's source (ids), a team's kind; null for the others. */
export type TermRow = { id: string; name: string; key: string; isRetired: boolean; under: string | null };

const columns = { id: true, name: true, key: true, isRetired: true } as const;
const bare = (row: Omit<TermRow, "under">): TermRow => ({ ...row, under: null });

/** All names of a kind, retired ones too, in the order of the ledger's lists. */
export async function listTerms(db: Queryable, ledgerId: string, kind: TermKind): Promise<TermRow[]> {
  const where = { ledgerId };
  const orderBy = { id: "asc" } as const;
  if (kind === "team") {
    const rows = await db.team.findMany({
      where,
      select: { ...columns, kind: true },
      orderBy: { position: "asc" },
    });
    return rows.map(({ kind: under, ...row }) => ({ ...row, under }));
  }
  if (kind === "source") {
    const rows = await db.source.findMany({ where, select: { ...columns, teamId: true }, orderBy });
    return rows.map(({ teamId: under, ...row }) => ({ ...row, under }));
  }
  if (kind === "campaign") {
    const rows = await db.campaign.findMany({ where, select: { ...columns, sourceId: true }, orderBy });
    return rows.map(({ sourceId: under, ...row }) => ({ ...row, under }));
  }
  if (kind === "product")
    return (await db.productLine.findMany({ where, select: columns, orderBy })).map(bare);
  if (kind === "division") return (await db.division.findMany({ where, select: columns, orderBy })).map(bare);
  const stages = await db.stage.findMany({ where, select: columns, orderBy: { position: "asc" } });
  return stages.map(bare);
}

/** Adds a name; `under` as in TermRow and needed where that kind has one. `createdAt` epoch ms. */
export async function insertTerm(
  tx: Queryable,
  kind: TermKind,
  term: { id: string; ledgerId: string; name: string; key: string; under: string | null; createdAt: number },
): Promise<void> {
  const { under, createdAt, ...row } = term;
  const { ledgerId } = row;
  if (kind === "product") await tx.productLine.create({ data: row });
  else if (kind === "division") await tx.division.create({ data: row });
  else if (kind === "source") await tx.source.create({ data: { ...row, teamId: under ?? "" } });
  else if (kind === "campaign")
    await tx.campaign.create({ data: { ...row, sourceId: under ?? "", createdAt: BigInt(createdAt) } });
  else if (kind === "stage") {
    await tx.stage.create({ data: { ...row, position: await tx.stage.count({ where: { ledgerId } }) } });
  } else {
    const position = await tx.team.count({ where: { ledgerId } });
    await tx.team.create({ data: { ...row, kind: under ?? "marketing", position } });
  }
}

/** Renames, moves, retires or restores a name; records keep pointing at it. */
export async function changeTerm(
  tx: Queryable,
  kind: TermKind,
  at: { ledgerId: string; id: string },
  { under, ...columns }: { name?: string; key?: string; isRetired?: boolean; under?: string },
): Promise<void> {
  const where = at;
  if (kind === "product") await tx.productLine.updateMany({ where, data: columns });
  else if (kind === "division") await tx.division.updateMany({ where, data: columns });
  else if (kind === "stage") await tx.stage.updateMany({ where, data: columns });
  else if (kind === "source")
    await tx.source.updateMany({
      where,
      data: { ...columns, ...(under !== undefined && { teamId: under }) },
    });
  else if (kind === "campaign")
    await tx.campaign.updateMany({
      where,
      data: { ...columns, ...(under !== undefined && { sourceId: under }) },
    });
  else await tx.team.updateMany({ where, data: { ...columns, ...(under !== undefined && { kind: under }) } });
}
