/** What a team's people brought in a quarter that is over: meetings it sourced, and its people in tenths. */
export type PastStaff = { meetings: number; headTenths: number };

/** People needed in tenths of one, and what says so: meetings per person and quarter, unrounded, of so many quarters. */
export type StaffNeed = { headTenths: number; perHead: number; quarters: number };

/**
 * How many people so many meetings (whole, ≥ 0) take: meetings ÷ meetings per head and quarter in the past quarters whose
 * head count is known, rounded up to a tenth of a person. Null where no head count of a past quarter is known, or nobody
 * brought a meeting: impossible, never infinite. Never throws. formulas.md §6, staff.
 */
export function staffFor(meetings: number, past: readonly PastStaff[]): StaffNeed | null {
  const known = past.filter(({ headTenths }) => headTenths > 0);
  const tenths = known.reduce((sum, { headTenths }) => sum + headTenths, 0);
  const brought = known.reduce((sum, each) => sum + each.meetings, 0);
  if (tenths === 0 || brought === 0) return null;
  return {
    headTenths: Number((BigInt(meetings) * BigInt(tenths) + BigInt(brought) - 1n) / BigInt(brought)),
    perHead: (brought * 10) / tenths,
    quarters: known.length,
  };
}
