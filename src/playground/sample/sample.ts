import type { Day } from "../../core/day.ts";
import type { Metric } from "../../core/metric.ts";
import type { Quarter } from "../../core/period.ts";

/** Somebody at a company, by their names. */
export type SampleContact = { readonly company: string; readonly name: string };

/** Where a record comes from, by name; all null when nobody knows. */
export type Origin = {
  readonly team: string | null;
  readonly source: string | null;
  readonly campaign: string | null;
};

/** `division` null: nobody said. */
type Common = SampleContact & Origin & { readonly product: string; readonly division: string | null };

export type SampleLead = Common & { readonly day: Day };

export type SampleDeal = Common & {
  /** the lead it came from, which stands in the sample's list of leads too */
  readonly lead: SampleLead | null;
  readonly owner: "rep" | "colleague";
  readonly status: "open" | "won" | "lost" | "disqualified";
  readonly salesReadyDay: Day;
  readonly closedDay: Day | null;
  /** minor units; null: nobody said */
  readonly amountMinor: bigint | null;
  readonly currency: "USD" | "EUR";
  readonly dueDay: Day | null;
  readonly lostReason: string | null;
  /** days of later meetings, oldest first */
  readonly followUps: readonly Day[];
  /** what became of the first meeting */
  readonly meeting: SampleMeeting;
};

/** `meetingDay`: when it took place or will; the days of what came of it are null until then. */
export type SampleMeeting = {
  readonly meetingDay: Day;
  readonly outcome: "booked" | "held" | "no-show" | "accepted" | "rejected";
  readonly heldDay: Day | null;
  readonly acceptedDay: Day | null;
  readonly reason: string | null;
};

/** Money spent on a campaign, or (null) on a source without one; minor units, of the ledger's currency where none is said. */
export type SampleSpend = {
  readonly campaign: string | null;
  readonly source: string;
  readonly day: Day;
  readonly amountMinor: bigint;
  readonly currency?: "EUR";
};

/** What a company's records are called. */
export type SampleVocabulary = {
  readonly products: readonly { readonly name: string }[];
  readonly divisions: readonly { readonly name: string }[];
  readonly campaigns: readonly { readonly name: string; readonly source: string }[];
};

export type SampleTarget = { readonly quarter: Quarter; readonly metric: Metric; readonly number: bigint };
export type SampleCommitment = {
  readonly quarter: Quarter;
  readonly metric: Metric;
  readonly team: string;
  readonly shareBp: number;
  /** whether the team has signed it; otherwise it waits */
  readonly isSigned: boolean;
};

/** A company's records: leads and deals in the order of their days. */
export type Sample = {
  readonly leads: readonly SampleLead[];
  readonly deals: readonly SampleDeal[];
  readonly targets: readonly SampleTarget[];
  readonly commitments: readonly SampleCommitment[];
  readonly spend: readonly SampleSpend[];
};
