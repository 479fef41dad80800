import type { Happened } from "../../core/buying-cycle.ts";
import { isDay } from "../../core/day.ts";
import { type KnownOfAccount, planLead } from "../../core/plan-lead.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import { type JoinedLead, touchOfLeadRow } from "../../data/import-joins.ts";
import type { ImportLedger } from "./find-import-ledger.ts";
import { type Plan, planRecord } from "./plan.ts";
import type { OriginColumns } from "./plan-origins.ts";
import type { State } from "./read-state.ts";

/** A row with everything that it names found or planned. */
export type FoundRow = {
  line: number;
  row: ImportRow;
  externalId: string;
  accountId: string | null;
  contactId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  origin: OriginColumns;
  /** the team that --map's team names, where the ledger has it */
  teamId: string | null;
};

/** What planning a record needs beside its row. */
export type Planning = {
  plan: Plan;
  state: State;
  ledger: ImportLedger;
  newId: () => string;
  /** whether the file decides a column */
  isDecided: (column: string) => boolean;
  /** what is known of an account, with what the batch adds to it */
  knownOf: (accountId: string) => MutableKnown;
  /** epoch ms */
  now: number;
  /** deals that a lead of this batch was joined to */
  joinedDeals: Set<string>;
};

/** What is known of an account while a batch adds to it. */
export type MutableKnown = {
  leads: KnownOfAccount["leads"][number][];
  touches: KnownOfAccount["touches"][number][];
  closings: readonly Happened[];
};

/** A won or lost deal ended before its lead came in: kept, and left out of cycles. */
function checkAgainstLead(
  { plan }: Planning,
  line: number,
  { closedDay, leadDay }: { closedDay: string | null; leadDay: string },
): void {
  if (closedDay === null || closedDay >= leadDay) return;
  plan.dataErrors.push({
    line,
    column: "closed",
    reason: `closed ${closedDay}, before its lead came in ${leadDay}`,
  });
}

/** Plans a row of a deals file. */
export function planDeal(planning: Planning, found: FoundRow): void {
  const { plan, state, ledger, newId } = planning;
  const { row, externalId, line } = found;
  const stored = state.records.deal.get(externalId);
  const lead = row.leadRef === null ? undefined : state.joinedLeads.get(row.leadRef);
  if (row.leadRef !== null && lead === undefined) {
    plan.dataErrors.push({ line, column: "lead", reason: `no lead has the id "${row.leadRef}" yet` });
  }
  if (lead !== undefined) checkAgainstLead(planning, line, { ...row, leadDay: lead.day });
  // A blank source is that of the lead it came from, whichever file said which that is.
  const isBlank = row.sourceName === null && row.campaignName === null && row.campaignRef === null;
  const isOfLead = isBlank && lead === undefined && typeof stored?.columns.originLeadId === "string";
  const origin = isBlank && lead !== undefined ? originOfLead(ledger, lead) : found.origin;
  planRecord(
    plan,
    {
      ...{ subject: "deal", externalId, stored, id: newId(), isRow: true },
      day: row.closedDay ?? row.salesReadyDay,
      columns: {
        ...{
          accountId: found.accountId ?? lead?.accountId ?? null,
          originLeadId: lead?.id ?? null,
          ...origin,
        },
        ...{ productLineId: found.productLineId, divisionId: found.divisionId, ownerName: row.ownerName },
        ...{ status: row.outcome, stage: row.outcome === "open" ? row.stageName || null : null },
        ...{ salesReadyDay: row.salesReadyDay, closedDay: row.closedDay, dueDay: row.dueDay },
        amountMinor: row.amount?.amountMinor ?? null,
        // Without an amount the currency says nothing: the ledger's own may have changed since.
        currency: row.amount?.currency ?? stored?.columns.currency ?? ledger.currency,
        note: row.note,
      },
    },
    (column) => planning.isDecided(column) && !(isOfLead && Object.hasOwn(origin, column)),
  );
}

function originOfLead({ origins }: ImportLedger, { sourceId, campaignId }: JoinedLead): OriginColumns {
  const source = [...origins.sources.values()].find(({ id }) => id === sourceId);
  return { sourceId, campaignId, teamId: source?.teamId ?? null, fromText: null };
}

/** Plans a row of a spend file. */
export function planSpend({ plan, state, ledger, newId, isDecided }: Planning, found: FoundRow): void {
  const { row, externalId, origin } = found;
  const columns = {
    ...{ campaignId: origin.campaignId, sourceId: origin.sourceId, teamId: found.teamId ?? origin.teamId },
    ...{ productLineId: found.productLineId, divisionId: found.divisionId, day: row.day },
    ...{ amountMinor: row.amount?.amountMinor ?? 0n, currency: row.amount?.currency ?? ledger.currency },
    ...{ note: row.note, status: "open" },
  };
  const stored = state.records.spend.get(externalId);
  const wanted = { subject: "spend", externalId, stored, id: newId(), isRow: true, day: row.day } as const;
  planRecord(plan, { ...wanted, columns }, isDecided);
}

/**
 * Plans a row of a touches file; one without a company is reported and left out. The same person, campaign and day
 * again is known already: a lead's own first touch, as a rule.
 */
export function planTouch({ plan, state, newId, isDecided, knownOf }: Planning, found: FoundRow): void {
  const { row, externalId, line, origin } = found;
  const lead = row.leadRef === null ? undefined : state.joinedLeads.get(row.leadRef);
  const accountId = found.accountId ?? lead?.accountId ?? null;
  if (row.leadRef !== null && lead === undefined) {
    plan.dataErrors.push({ line, column: "lead", reason: `no lead has the id "${row.leadRef}" yet` });
  }
  if (accountId === null) {
    plan.dataErrors.push({ line, column: "company", reason: "no company is known for it; left out" });
    return;
  }
  const contactId = found.contactId ?? lead?.contactId ?? null;
  const { sourceId, campaignId } = origin;
  const came = { contactId, leadId: lead?.id ?? null, sourceId, campaignId, day: row.day ?? "" };
  const { touches } = knownOf(accountId);
  const stored = state.records.touch.get(externalId);
  const isSame = (touch: (typeof touches)[number]) =>
    touch.contactId === contactId &&
    touch.day === came.day &&
    touch.campaignId === campaignId &&
    touch.sourceId === sourceId;
  if (stored === undefined && contactId !== null && touches.some(isSame)) {
    plan.count.unchanged += 1;
    return;
  }
  const id = newId();
  touches.push({ id, ...came });
  const { productLineId, divisionId } = found;
  const columns = { ...came, accountId, productLineId, divisionId, status: "open" };
  const wanted = { subject: "touch", externalId, stored, id, isRow: true, day: row.day } as const;
  planRecord(plan, { ...wanted, columns }, isDecided);
}

/**
 * Plans a row of a leads file: a lead with its first touch, or a touch of a person who is a lead already (core/plan-lead).
 * A row whose status says that it is none makes nothing, and takes away what it made before.
 */
export function planLeadRow(planning: Planning, found: FoundRow): void {
  const { plan, state, newId, isDecided } = planning;
  const { row, externalId, accountId, contactId, origin } = found;
  if (row.day === null) throw new Error("a lead was read without its day");
  const status = row.outcome === "none" ? "undone" : "open";
  const storedLead = state.records.lead.get(externalId);
  const storedTouch = state.records.touch.get(touchOfLeadRow(externalId));
  const { sourceId, campaignId, fromText } = origin;
  const { productLineId, divisionId } = found;
  const came = { contactId, sourceId, campaignId, productLineId, divisionId, day: row.day, status };
  const person = contactId === null ? [row.contactName, row.email].filter((each) => each !== null) : [];
  const columns = {
    ...{ ...came, accountId, fromText },
    // Somebody without a company can be no contact of one.
    note: [row.note, ...person].filter((each) => each !== null).join("; ") || null,
  };
  const arrival = { day: row.day, recordedAt: planning.now, contactId, sourceId, campaignId, fromText };
  const known = accountId === null ? null : planning.knownOf(accountId);
  const isStored = storedLead !== undefined || storedTouch !== undefined;
  const planned =
    isStored || known === null ? null : planLead(arrival, known, planning.ledger.lookBackMonths);
  if (planned?.kind === "known") {
    plan.count.unchanged += 1;
    plan.count.knownPeople += 1;
    return;
  }
  const isLead = storedLead !== undefined || (storedTouch === undefined && planned?.kind !== "touch");
  const leadId = isLead
    ? (storedLead?.id ?? newId())
    : planned?.kind === "touch"
      ? planned.leadId
      : String(storedTouch?.columns.leadId);
  if (isLead) {
    planRecord(
      plan,
      { subject: "lead", externalId, stored: storedLead, id: leadId, day: row.day, columns, isRow: true },
      isDecided,
    );
    known?.leads.push({ id: leadId, ...arrival });
  } else plan.count.knownPeople += 1;
  if (accountId !== null && (storedTouch !== undefined || !isStored)) {
    const touchId = newId();
    planRecord(
      plan,
      {
        ...{ subject: "touch", externalId: touchOfLeadRow(externalId), stored: storedTouch, id: touchId },
        ...{ day: row.day, columns: { ...came, accountId, leadId }, isRow: !isLead },
      },
      (column) => isDecided(column) || column === "leadId",
    );
    known?.touches.push({ id: touchId, leadId, contactId, sourceId, campaignId, day: row.day });
  }
  joinDeal(planning, found, { leadId, day: row.day });
}

/** The deal that a lead was converted into gets it as its origin, unless it has one; a deal without a source takes its. */
function joinDeal(
  { plan, state, ...planning }: Planning,
  { row, line, origin }: FoundRow,
  lead: { leadId: string; day: string },
): void {
  if (row.dealRef === null) return;
  const deal = state.records.deal.get(row.dealRef);
  if (deal === undefined) {
    plan.dataErrors.push({ line, column: "deal", reason: `no deal has the id "${row.dealRef}" yet` });
    return;
  }
  const { originLeadId, sourceId, fromText, closedDay } = deal.columns;
  const closed = typeof closedDay === "string" && isDay(closedDay) ? closedDay : null;
  checkAgainstLead({ plan, state, ...planning }, line, { closedDay: closed, leadDay: lead.day });
  if (originLeadId !== null || planning.joinedDeals.has(deal.id)) return;
  planning.joinedDeals.add(deal.id);
  const isUnsourced = sourceId === null && fromText === null && origin.sourceId !== null;
  const stored = { ...deal.columns };
  const after = { originLeadId: lead.leadId, ...(isUnsourced ? origin : {}) };
  const before = Object.fromEntries(Object.keys(after).map((column) => [column, stored[column] ?? null]));
  plan.changes.push({
    ...{ subject: "deal", id: deal.id, version: deal.version, day: closed, isRow: false },
    ...{ before, after },
  });
}
