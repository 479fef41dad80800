import { type Day, formatDay, isDay } from "../../core/day.ts";
import { parseMoney } from "../../core/parse-money.ts";
import type { DealColumns } from "../../data/deals.ts";
import type { MeetingColumns } from "../../data/meetings.ts";
import { FieldError } from "../../errors.ts";
import type { EditedRecord } from "./find-record.ts";

/** A form's fields by name; null where left empty, absent where the form has no such field. */
export type Values = ReadonlyMap<string, string | null>;

/** The columns that a form changed, of the deal and of the meeting. */
export type Edit = { deal: Partial<DealColumns>; meeting: Partial<MeetingColumns> };

const readDay = (values: Values, field: string): Day | null => {
  const text = values.get(field) ?? null;
  if (text === null) return null;
  if (isDay(text)) return text;
  throw new FieldError(field, "That is not a day.", "2026-11-20");
};

/** Only those of the columns that differ from the record. */
function differing<T extends object>(columns: T, record: object): Partial<T> {
  const now = new Map<string, unknown>(Object.entries(record));
  const kept = Object.entries(columns).filter(([column, value]) => (now.get(column) ?? null) !== value);
  const changed: Partial<T> = {};
  for (const [column, value] of kept) Object.assign(changed, { [column]: value });
  return changed;
}

function readAmount(values: Values, currency: string): { amountMinor: bigint | null; currency?: string } {
  const text = values.get("amount") ?? null;
  if (text === null) return { amountMinor: null };
  const money = parseMoney(text, currency);
  if (!money.ok) throw new FieldError("amount", money.what, money.example);
  return money.value;
}

/**
 * What a form says that differs from the record.
 * @throws FieldError for what cannot be: a day still to come, a closing before the meeting, a win without its amount
 */
export function planEdit({ deal, meeting }: EditedRecord, values: Values, today: Day): Edit {
  const has = (field: string) => values.has(field);
  const text = (field: string) => values.get(field) ?? null;
  const closedDay = readDay(values, "closedDay");
  const heldDay = readDay(values, "heldDay");
  for (const [field, day] of [
    ["closedDay", closedDay],
    ["heldDay", heldDay],
  ] as const) {
    if (has(field) && day === null) throw new FieldError(field, "This day is needed.", today);
    if (day !== null && day > today)
      throw new FieldError(field, `${formatDay(day)} is still to come.`, today);
  }
  if (closedDay !== null && deal.salesReadyDay !== null && closedDay < deal.salesReadyDay)
    throw new FieldError(
      "closedDay",
      `It became sales-ready on ${formatDay(deal.salesReadyDay)}.`,
      deal.salesReadyDay,
    );
  if (heldDay !== null && meeting !== null && heldDay < meeting.bookedDay)
    throw new FieldError("heldDay", `It was booked on ${formatDay(meeting.bookedDay)}.`, meeting.bookedDay);
  const amount = readAmount(values, deal.currency);
  if (deal.status === "won" && amount.amountMinor === null)
    throw new FieldError("amount", "A won deal has an amount.", "$120k");
  const ofDeal: Partial<DealColumns> = {
    ...(has("amount") && amount),
    ...(has("dueDay") && { dueDay: readDay(values, "dueDay") }),
    ...(has("closedDay") && { closedDay }),
    ...(has("lostReason") && { lostReason: text("lostReason") }),
    ...(has("productLineId") && { productLineId: text("productLineId") }),
    ...(has("divisionId") && { divisionId: text("divisionId") }),
    ...(has("ownerUserId") && { ownerUserId: text("ownerUserId") }),
    ...(has("note") && { note: text("note") }),
  };
  const ofMeeting: Partial<MeetingColumns> = {
    ...(has("meetingDay") && { meetingDay: readDay(values, "meetingDay") }),
    ...(has("heldDay") && { heldDay }),
    ...(has("outcomeReason") && { outcomeReason: text("outcomeReason") }),
  };
  return {
    deal: differing(ofDeal, deal),
    meeting: meeting === null ? {} : differing(ofMeeting, meeting),
  };
}
