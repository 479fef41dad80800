import type { Queryable } from "../../data/client.ts";
import { addImportHistory } from "../../data/import-history.ts";
import { insertMissingRows, insertRows } from "../../data/insert-rows.ts";
import { people } from "../seed.ts";
import type { Sample, SampleDeal, SampleLead, SampleMeeting, SampleSpend } from "./sample.ts";
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
  divisionId: record.division === null ? null : names.divisionId(record.division),
});

/** Writes the leads, then the deals that came from them, their meetings and where they were heard of first. */
export async function writeRecords(
  db: Queryable,
  writing: Writing,
  names: Names,
  sample: Pick<Sample, "leads" | "deals" | "spend">,
): Promise<void> {
  const leadIds = await writeLeads(db, writing, names, sample.leads);
  const deals = sample.deals.map((deal) => ({ id: writing.newId(), deal }));
  await writeDeals(db, writing, names, { deals, leadIds });
  await writeMeetings(db, writing, names, deals);
  await writeTouches(db, writing, names, leadIds);
  await writeSpend(db, writing, names, sample.spend);
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

const none = { outcome: "held", heldDay: null, acceptedDay: null, reason: null } as const;

const outcomeOf = ({ meetingDay, outcome, heldDay, acceptedDay, reason }: SampleMeeting) => ({
  ...{ meetingDay, outcome, heldDay: outcome === "held" ? (heldDay ?? meetingDay) : heldDay },
  ...{ acceptedDay, outcomeReason: reason },
});

/** Every lead began with a touch: that is what brought it in. */
async function writeTouches(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  names: Names,
  leadIds: ReadonlyMap<SampleLead, string>,
): Promise<void> {
  const rows = [...leadIds].map(([lead, leadId]) => {
    const { accountId, sourceId, campaignId } = commonOf(names, lead);
    const contactId = names.contactId(contactKey(lead));
    const touch = { accountId, contactId, leadId, sourceId, campaignId, day: lead.day };
    return { id: newId(), ledgerId, ...touch, createdAt: BigInt(createdAt) };
  });
  await insertMissingRows(db, "Touch", rows);
}

async function writeSpend(
  db: Queryable,
  { ledgerId, newId, createdAt, currency }: Writing,
  names: Names,
  spend: readonly SampleSpend[],
): Promise<void> {
  const rows = spend.map(({ campaign, source, ...paid }) => ({
    ...{ id: newId(), ledgerId, campaignId: campaign === null ? null : names.campaignId(campaign) },
    ...{ sourceId: names.sourceId(source), currency, createdAt: BigInt(createdAt), ...paid },
  }));
  await insertMissingRows(db, "Spend", rows);
}

async function writeMeetings(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  names: Names,
  deals: readonly WithId[],
): Promise<void> {
  const rows = deals.flatMap(({ id: dealId, deal }) =>
    [deal.salesReadyDay, ...deal.followUps].map((bookedDay, index) => ({
      ...(index === 0 ? outcomeOf(deal.meeting) : outcomeOf({ ...none, meetingDay: bookedDay })),
      id: newId(),
      ledgerId,
      dealId,
      contactId: names.contactId(contactKey(deal)),
      bookedDay,
      isSalesReady: index === 0,
      version: 1,
      createdAt: BigInt(createdAt),
      createdBy: people[deal.owner].id,
    })),
  );
  await insertRows(db, "Meeting", rows);
}
