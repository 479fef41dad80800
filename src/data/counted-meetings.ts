import type { MeetingsCounted } from "../core/key-metrics.ts";

/**
 * Where the sales-ready meetings that a ledger counts are found: deals "d" with the business day on which each counts.
 * Booked ones count on the day they were booked, the others on the day they were held or accepted; what is rejected is
 * the deal that is "disqualified". Every count of meetings that a commitment is measured by goes through here.
 */
export function meetingsThatCount(counted: MeetingsCounted): { from: string; day: string } {
  if (counted === "booked") return { from: '"Deal" d', day: 'd."salesReadyDay"' };
  return {
    from: `"Deal" d JOIN "Meeting" m ON m."ledgerId" = d."ledgerId" AND m."dealId" = d."id" AND m."isSalesReady"
      AND m."outcome" <> 'undone'`,
    day: counted === "held" ? 'm."heldDay"' : 'm."acceptedDay"',
  };
}
