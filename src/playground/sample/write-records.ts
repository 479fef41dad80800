import type { Queryable } from "../../data/client.ts";
import { addImportHistory } from "../../data/import-history.ts";
import { insertRows } from "../../data/insert-rows.ts";
import { people } from "../seed.ts";
import type { Sample, SampleDeal, SampleLead } from "./sample.ts";
import { contactKey, type IdOf, type Writing } from "./write-names.ts";

/** How to find everything that a record may name. */
export type Names = Readonly<
  Record<
    "teamId" | "sourceId" | "campaignId" | "productLineId" | "divisionId" | "accountId" | "contactId",
    IdOf
  >
>;

/** What leads and deals have in common. */
const commonOf = (names: Names, record: SampleLead | SampleDeal) => ({
  accountId: names.accountId(record.company),
  sourceId: record.source === null ? null : names.sourceId(record.source),
  campaignId: record.campaign === null ? null : names.campaignId(record.campaign),
  productLineId: names.productLineId(record.product),
  divisionId: names.divisionId(record.division),
});

/** Writes the leads, then the deals that came from them, their meetings and where they were heard of first. */
export async function writeRecords(
  db: Queryable,
  writing: Writing,
  names: Names,
  sample: Pick<Sample, "leads" | "deals">,
): Promise<void> {
  const leadIds = await writeLeads(db, writing, names, sample.leads);
  const deals = sample.deals.map((deal) => ({ id: writing.newId(), deal }));
  await writeDeals(db, writing, names, { deals, leadIds });
  await writeMeetings(db, writing, names, deals);
  const changes = deals.map(({ id, deal: { status, closedDay, salesReadyDay } }) => ({
    id: writing.newId(),
    subject: "deal" as const,
    subjectId: id,
    effectiveDay: closedDay ?? salesReadyDay,
    before: null,
    after: { status },
  }));
  await addImportHistory(db, writing.ledgerId, changes, writing.createdAt);
}

async function writeLeads(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  names: Names,
  leads: readonly SampleLead[],
): Promise<Map<SampleLead, string>> {
  const ids = new Map(leads.map((lead) => [lead, newId()]));
  const rows = [...ids].map(([lead, id]) => ({
    id,
    ledgerId,
    ...commonOf(names, lead),
    contactId: names.contactId(contactKey(lead)),
    day: lead.day,
    createdAt: BigInt(createdAt),
  }));
  await insertRows(db, "Lead", rows);
  return ids;
}

type WithId = { readonly id: string; readonly deal: SampleDeal };

async function writeDeals(
  db: Queryable,
  { ledgerId, createdAt }: Writing,
  names: Names,
  { deals, leadIds }: { deals: readonly WithId[]; leadIds: ReadonlyMap<SampleLead, string> },
): Promise<void> {
  const rows = deals.map(({ id, deal }) => ({
    id,
    ledgerId,
    ...commonOf(names, deal),
    teamId: deal.team === null ? null : names.teamId(deal.team),
    originLeadId: deal.lead === null ? null : (leadIds.get(deal.lead) ?? null),
    ownerUserId: people[deal.owner].id,
    status: deal.status,
    salesReadyDay: deal.salesReadyDay,
    closedDay: deal.closedDay,
    amountMinor: deal.amountMinor,
    currency: deal.currency,
    dueDay: deal.dueDay,
    lostReason: deal.lostReason,
    version: 1,
    createdAt: BigInt(createdAt),
    createdBy: people[deal.owner].id,
  }));
  await insertRows(db, "Deal", rows);
}

async function writeMeetings(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  names: Names,
  deals: readonly WithId[],
): Promise<void> {
  const rows = deals.flatMap(({ id: dealId, deal }) =>
    [deal.salesReadyDay, ...deal.followUps].map((bookedDay, index) => ({
      id: newId(),
      ledgerId,
      dealId,
      contactId: names.contactId(contactKey(deal)),
      bookedDay,
      isSalesReady: index === 0,
      version: 1,
      outcome: index === 0 && deal.status === "disqualified" ? "rejected" : "booked",
      createdAt: BigInt(createdAt),
      createdBy: people[deal.owner].id,
    })),
  );
  await insertRows(db, "Meeting", rows);
}
