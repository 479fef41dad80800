import fc from "fast-check";
import type { Office } from "../support/roundtrip.ts";

/** A record of a made-up company, of which every ledger of the story has one of the same name. */
export type Movable = {
  kind: "spend" | "won" | "lost" | "open" | "lead" | "touch";
  day: string;
  source: "webinar" | "outbound";
  amountMinor: bigint;
};

/** Any record of 2026-Q3. */
export const movable: fc.Arbitrary<Movable> = fc.record({
  kind: fc.constantFrom("spend", "won", "lost", "open", "lead", "touch"),
  day: fc.constantFrom("2026-07-05", "2026-08-20", "2026-09-10"),
  source: fc.constantFrom("webinar", "outbound"),
  amountMinor: fc.bigInt({ min: 1n, max: 10n ** 9n }),
});

const closedDay = "2026-09-25";

/** The same company in a ledger. */
export async function insertCompany({ services }: Office, ledgerId: string): Promise<void> {
  const id = `${ledgerId}-acme`;
  await services.database.db.account.create({
    data: { id, ledgerId, name: "Acme", key: "acme", createdAt: 0n },
  });
}

let count = 0;

/** Writes the record into one ledger, and moves it to the other with all that it names. */
export async function insertAndMove({ services }: Office, record: Movable, [from, to]: [string, string]) {
  const { db } = services.database;
  const { kind, day, source, amountMinor } = record;
  count += 1;
  const id = `moved-${count}`;
  const at = (ledgerId: string) => ({ ledgerId, sourceId: `${ledgerId}-${source}` });
  const of = (ledgerId: string) => ({ ...at(ledgerId), accountId: `${ledgerId}-acme` });
  const made = { id, createdAt: 0n };
  const money = { amountMinor, currency: "USD" };
  if (kind === "spend") {
    await db.spend.create({ data: { ...made, ...at(from), ...money, day } });
    await db.spend.update({ where: { id }, data: at(to) });
  } else if (kind === "lead") {
    await db.lead.create({ data: { ...made, ...of(from), day } });
    await db.lead.update({ where: { id }, data: of(to) });
  } else if (kind === "touch") {
    await db.touch.create({ data: { ...made, ...of(from), day } });
    await db.touch.update({ where: { id }, data: of(to) });
  } else {
    const team = source === "webinar" ? "marketing" : "sales";
    const owned = (ledgerId: string) => ({ ...of(ledgerId), teamId: `${ledgerId}-${team}` });
    const deal = { ...made, ...money, status: kind, salesReadyDay: day };
    const closed = kind === "open" ? {} : { closedDay };
    await db.deal.create({ data: { ...deal, ...closed, ...owned(from) } });
    await db.deal.update({ where: { id }, data: owned(to) });
  }
}
