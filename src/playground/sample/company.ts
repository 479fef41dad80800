/** What Northwind Robotics is like: shares and rates are 0..1, money is in whole dollars or euros. */
export type TeamProfile = {
  readonly name: "Marketing" | "Sales" | "Partners";
  /** share of the meetings target it committed to, basis points */
  readonly meetingsBp: number;
  /** share of the revenue target, basis points */
  readonly revenueBp: number;
  /** where its meetings come from, with weights */
  readonly sources: Readonly<Record<string, number>>;
  /** leads that become nothing, per meeting */
  readonly idleLeads: number;
  /** share of its meetings that a lead stands behind */
  readonly fromLead: number;
  readonly winRate: number;
  /** what it does of its commitment in the quarters that are over, the last one at the end */
  readonly past: readonly number[];
  /** this quarter: pace against the working days so far */
  readonly pace: number;
  /** whether this quarter's commitment is met once a third of it is over */
  readonly isAhead: boolean;
};

// One team keeps up, one falls behind, one is done early: the scorecard has something to say.
export const teams: readonly TeamProfile[] = [
  {
    name: "Marketing",
    meetingsBp: 5000,
    revenueBp: 4000,
    sources: { webinar: 5, "trade show": 3, website: 4 },
    idleLeads: 2.4,
    fromLead: 0.85,
    winRate: 0.3,
    past: [0.86, 0.9, 0.97, 1.02, 0.95, 1.04],
    pace: 1.06,
    isAhead: false,
  },
  {
    name: "Sales",
    meetingsBp: 3500,
    revenueBp: 4500,
    sources: { outbound: 6, referral: 4 },
    idleLeads: 0.9,
    fromLead: 0.45,
    winRate: 0.34,
    past: [1.03, 0.99, 1.05, 0.92, 0.9, 0.83],
    pace: 0.55,
    isAhead: false,
  },
  {
    name: "Partners",
    meetingsBp: 1500,
    revenueBp: 1500,
    sources: { partner: 1 },
    idleLeads: 0.8,
    fromLead: 0.6,
    winRate: 0.38,
    past: [0.6, 0.8, 0.75, 1.0, 0.95, 1.07],
    pace: 1.3,
    isAhead: true,
  },
];

export type ProductProfile = {
  readonly name: string;
  readonly weight: number;
  /** median amount of a deal */
  readonly median: number;
};

export const products: readonly ProductProfile[] = [
  { name: "Robot Arms", weight: 4, median: 95_000 },
  { name: "Grippers", weight: 3, median: 38_000 },
  { name: "Vision", weight: 3, median: 52_000 },
  { name: "Service Plans", weight: 2, median: 24_000 },
];

export const divisions = [
  { name: "Americas", weight: 5 },
  { name: "EMEA", weight: 3 },
  { name: "APAC", weight: 2 },
] as const;

/**
 * What is run every year in these months in a row (1 to 12), with the days before it in which its money is needed, what it
 * is for, and the currency in which it is paid.
 */
export type YearlyCampaign = {
  readonly name: string;
  readonly source: string;
  readonly months: readonly number[];
  readonly leadDays: number;
  readonly product?: string;
  readonly division?: string;
  readonly currency?: "EUR";
};

// One fair sells one thing in one place, the other one thing everywhere and is paid in euros; the rest is for everything.
export const campaigns: readonly YearlyCampaign[] = [
  { name: "webinar-q1", source: "webinar", months: [1, 2, 3], leadDays: 21 },
  { name: "webinar-q2", source: "webinar", months: [4, 5, 6], leadDays: 21 },
  { name: "webinar-q3", source: "webinar", months: [7, 8, 9], leadDays: 21 },
  { name: "webinar-q4", source: "webinar", months: [10, 11, 12], leadDays: 21 },
  {
    ...{ name: "spring-fair", source: "trade show", months: [2, 3, 4, 5, 6], leadDays: 90 },
    ...{ product: "Robot Arms", division: "Americas" },
  },
  {
    ...{ name: "autumn-fair", source: "trade show", months: [9, 10, 11], leadDays: 90 },
    ...{ product: "Robot Arms", currency: "EUR" },
  },
  { name: "partner-spring", source: "partner", months: [5, 6], leadDays: 30 },
  { name: "partner-autumn", source: "partner", months: [10, 11], leadDays: 30 },
];

/** Sources that cost something every month without a campaign; what Sales does is paid as salaries, which nobody logs. */
export const standing = ["website"] as const;

/** What it counts as earned of what is won, and what must come back for each dollar, basis points. */
export const rules = { marginBp: 4000, hurdleBp: 20_000 } as const;

/** A partner's deal in so many says nothing of its division, so that their money cannot be given to one. */
export const partnersUnsaid = 3;

/** How busy a month is beside the others: summer and December are slow. Index 0 is January. */
export const seasons = [0.9, 1, 1.15, 1.05, 1.1, 1, 0.75, 0.65, 1.15, 1.2, 1.1, 0.7];

/** The meetings target of each quarter, the oldest first, the current one last. */
export const meetingTargets = [70, 75, 80, 80, 90, 95, 100];
/** The revenue target of a meeting that the company counts on. */
export const revenuePerMeeting = 15_000;

export const lostReasons = ["price", "timing", "chose a competitor", "no budget", "no decision"];
export const owners = ["rep", "rep", "colleague"] as const;
