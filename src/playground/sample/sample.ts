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

type Common = SampleContact & Origin & { readonly product: string; readonly division: string };

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
};

export type SampleTarget = { readonly quarter: Quarter; readonly metric: Metric; readonly number: bigint };
export type SampleCommitment = {
  readonly quarter: Quarter;
  readonly metric: Metric;
  readonly team: string;
  readonly shareBp: number;
};

/** A company's records: leads and deals in the order of their days. */
export type Sample = {
  readonly leads: readonly SampleLead[];
  readonly deals: readonly SampleDeal[];
  readonly targets: readonly SampleTarget[];
  readonly commitments: readonly SampleCommitment[];
};
