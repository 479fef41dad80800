import { compareHappened, type Happened, isSameCycle } from "./buying-cycle.ts";
import { normaliseName } from "./names.ts";

/** Where somebody came from; all null: nobody has said. */
type CameFrom = { sourceId: string | null; campaignId: string | null };

/** A lead of the account as planning needs it; `contactId` null: a person whose name nobody has said. */
export type KnownLead = Happened &
  CameFrom & { id: string; contactId: string | null; fromText: string | null };

/** A touch of the account as planning needs it; `leadId` null: it belongs to no lead (imported). */
export type KnownTouch = CameFrom & {
  id: string;
  leadId: string | null;
  contactId: string | null;
  day: string;
};

/** What is known of an account: its leads and touches that count, and when its deals were won or lost. */
export type KnownOfAccount = {
  leads: readonly KnownLead[];
  touches: readonly KnownTouch[];
  closings: readonly Happened[];
};

/** Somebody who came from somewhere on a day. `fromText`: what was said of it where it matched no source. */
export type Arrival = Happened & CameFrom & { contactId: string | null; fromText: string | null };

/** What an arrival is: a new lead, a touch of a known one, or nothing new. */
export type LeadPlan =
  | { kind: "lead" }
  | { kind: "touch"; leadId: string }
  | { kind: "known"; leadId: string | null; touchId: string | null };

/**
 * A lead is one contact's first touch on the account's current buying cycle; the same person again, from another
 * campaign or on another day, is a touch of that lead; the same person, campaign and day again is known already.
 * Leads without a name are one unknown person per account. A cycle ends with a won or lost deal, and nobody is
 * remembered longer than the look-back (months). An earlier day for a known person is a touch too: the lead keeps its
 * day. formulas.md §1. @throws outside years 1000 to 9999
 */
export function planLead(arrival: Arrival, known: KnownOfAccount, lookBackMonths: number): LeadPlan {
  const leads = known.leads.filter(({ contactId }) => contactId === arrival.contactId);
  const same = leads.find((lead) => lead.day === arrival.day && isSameOrigin(lead, arrival));
  const again = known.touches.find(
    (touch) =>
      touch.contactId === arrival.contactId &&
      touch.day === arrival.day &&
      isSameOrigin({ ...touch, fromText: textOf(touch, leads) }, arrival),
  );
  if (again !== undefined) return { kind: "known", leadId: again.leadId, touchId: again.id };
  if (same !== undefined) return { kind: "known", leadId: same.id, touchId: null };
  const [first] = leads
    .filter((lead) => isSameCycle(lead, arrival, known.closings, lookBackMonths))
    .toSorted(compareHappened);
  return first === undefined ? { kind: "lead" } : { kind: "touch", leadId: first.id };
}

type Said = CameFrom & { fromText: string | null };

/** The same campaign; without one the same source; without one the same words, where any were said of both. */
function isSameOrigin(a: Said, b: Said): boolean {
  if (a.campaignId !== b.campaignId || a.sourceId !== b.sourceId) return false;
  if (a.sourceId !== null || a.fromText === null || b.fromText === null) return true;
  return normaliseName(a.fromText) === normaliseName(b.fromText);
}

/** A touch keeps no words of its own; those of the lead that it made are its. */
const textOf = (touch: KnownTouch, leads: readonly KnownLead[]): string | null =>
  leads.find((lead) => lead.id === touch.leadId && lead.day === touch.day)?.fromText ?? null;
