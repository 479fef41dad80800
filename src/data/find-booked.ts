import type { Queryable } from "./client.ts";

/** Which of these deals have a meeting of which nobody has said yet what became of it. */
export async function findBookedDeals(
  db: Queryable,
  ledgerId: string,
  dealIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.meeting.findMany({
    where: { ledgerId, dealId: { in: [...dealIds] }, outcome: "booked" },
    select: { dealId: true },
    distinct: ["dealId"],
  });
  return new Set(rows.map(({ dealId }) => dealId));
}

/** Whether a ledger has any deal or lead at all. */
export async function hasRecords(db: Queryable, ledgerId: string): Promise<boolean> {
  const [deal, lead] = await Promise.all([
    db.deal.findFirst({ where: { ledgerId }, select: { id: true } }),
    db.lead.findFirst({ where: { ledgerId }, select: { id: true } }),
  ]);
  return deal !== null || lead !== null;
}
