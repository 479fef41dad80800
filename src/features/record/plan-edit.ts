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

/** The day that a field holds; null where it was left empty. @throws FieldError */
export const readDay = (values: Values, field: string): Day | null => {
  const text = values.get(field) ?? null;
  if (text === null) return null;
  if (isDay(text)) return text;
  throw new FieldError(field, "That is not a day.", "2026-11-20");
};

/** Only those of the columns that differ from the record. */
export function differing<T extends object>(columns: T, record: object): Partial<T> {
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

type Seen = Pick<EditedRecord, "deal" | "meeting" | "reopenedDay">;

/** A day in a form beside the one it was; null: none. */
type FormDay = { field: string; day: Day | null; was: Day | null };

/** What has been needs a day that has been. @throws FieldError */
function refuseUnlessPast(values: Values, { field, day }: FormDay, today: Day): void {
  if (values.has(field) && day === null) throw new FieldError(field, "This day is needed.", today);
  if (day !== null && day > today) throw new FieldError(field, `${formatDay(day)} is still to come.`, today);
}

/** No new day comes before what it follows; one that was there already, as imported, may stay. @throws FieldError */
function refuseBefore({ field, day, was }: FormDay, first: Day | null | undefined, what: string): void {
  if (day === null || day === was || first == null || day >= first) return;
  throw new FieldError(field, `It ${what} on ${formatDay(first)}.`, first);
}

/**
 * What a form says that differs from the record.
 * @throws FieldError for what cannot be: a day still to come, a closing before the meeting, a win without its amount
 */
export function planEdit({ deal, meeting, reopenedDay }: Seen, values: Values, today: Day): Edit {
  const has = (field: string) => values.has(field);
  const text = (field: string) => values.get(field) ?? null;
  const closedDay = readDay(values, "closedDay");
  const dueDay = readDay(values, "dueDay");
  const heldDay = readDay(values, "heldDay");
  const meetingDay = readDay(values, "meetingDay");
  const closed = { field: "closedDay", day: closedDay, was: deal.closedDay };
  const held = { field: "heldDay", day: heldDay, was: meeting?.heldDay ?? null };
  refuseUnlessPast(values, closed, today);
  refuseUnlessPast(values, held, today);
  refuseBefore(closed, deal.salesReadyDay, "became sales-ready");
  refuseBefore(closed, reopenedDay, "was opened again");
  refuseBefore({ field: "dueDay", day: dueDay, was: deal.dueDay }, deal.salesReadyDay, "became sales-ready");
  const own = { field: "meetingDay", day: meetingDay, was: meeting?.meetingDay ?? null };
  refuseBefore(own, meeting?.bookedDay, "was booked");
  refuseBefore(held, meeting?.bookedDay, "was booked");
  const amount = readAmount(values, deal.currency);
  if (deal.status === "won" && amount.amountMinor === null)
    throw new FieldError("amount", "A won deal has an amount.", "$120k");
  const ofDeal: Partial<DealColumns> = {
    ...(has("amount") && amount),
    ...(has("dueDay") && { dueDay }),
    ...(has("closedDay") && { closedDay }),
    ...(has("lostReason") && { lostReason: text("lostReason") }),
    ...(has("productLineId") && { productLineId: text("productLineId") }),
    ...(has("divisionId") && { divisionId: text("divisionId") }),
    ...(has("ownerUserId") && { ownerUserId: text("ownerUserId") }),
    ...(has("note") && { note: text("note") }),
  };
  const ofMeeting: Partial<MeetingColumns> = {
    ...(has("meetingDay") && { meetingDay }),
    ...(has("heldDay") && { heldDay }),
    ...(has("outcomeReason") && { outcomeReason: text("outcomeReason") }),
  };
  return {
    deal: differing(ofDeal, deal),
    meeting: meeting === null ? {} : differing(ofMeeting, meeting),
  };
}
