import type { Office } from "../support/roundtrip.ts";
import { insertDeals, insertLead, insertStoryLedger } from "./insert-records.ts";

/** Today is 23 November 2026, in 2026-Q4. All ten leads came in October; two deals were sales-ready in August. */
export async function fillNorthwind(office: Office): Promise<void> {
  const ledgerId = await insertStoryLedger(office, { name: "Northwind", channel: "pipeline" });
  const { db } = office.services.database;
  await db.productLine.create({ data: { id: "p-core", ledgerId, name: "Core", key: "core" } });
  await db.division.create({ data: { id: "d-emea", ledgerId, name: "EMEA", key: "emea" } });
  const leads = [];
  for (const from of [
    "webinar",
    "webinar",
    "webinar",
    "webinar",
    "webinar",
    "webinar",
    "outbound",
    "outbound",
  ])
    leads.push(await insertLead(office, ledgerId, { day: "2026-10-05", from }));
  await insertLead(office, ledgerId, { day: "2026-10-06" });
  await insertLead(office, ledgerId, { day: "2026-10-06" });
  const [first = "", second = "", third = "", , , , outbound = ""] = leads;
  const deals = (given: Parameters<typeof insertDeals>[2], times?: number) =>
    insertDeals(office, ledgerId, given, times);
  const core = { productLineId: "p-core", from: "webinar", status: "won" } as const;
  const usd = { ...core, amountMinor: 1_200_000n, divisionId: "d-emea" };
  await deals({ ...usd, lead: first, ready: "2026-10-07", closed: "2026-11-02" });
  const eur = { ...core, amountMinor: 100_000n, currency: "EUR" };
  await deals({ ...eur, lead: second, ready: "2026-10-08", closed: "2026-11-03" });
  await deals({
    ...{ status: "lost", from: "webinar", lead: third },
    ready: "2026-10-09",
    closed: "2026-11-10",
  });
  await deals({ from: "outbound", lead: outbound, ready: "2026-10-12" });
  const old = { status: "won", from: "outbound", ready: "2026-08-10", closed: "2026-11-04" } as const;
  await deals({ ...old, amountMinor: 300_000n });
  await deals(old);
  await deals({ ready: "2026-10-20" });
  await deals({ status: "disqualified", from: "webinar", ready: "2026-10-21" });
  await deals({}, 2);
  await deals({ status: "undone", from: "webinar", ready: "2026-10-22" });
}
