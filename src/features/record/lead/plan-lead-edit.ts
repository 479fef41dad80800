import { formatDay, isDay } from "../../../core/day.ts";
import type { LeadColumns } from "../../../data/leads.ts";
import { FieldError } from "../../../errors.ts";
import type { LeadRecord } from "./find-lead-record.ts";

/** A form's fields by name; null where left empty, absent where the form has no such field. */
type Values = ReadonlyMap<string, string | null>;

/** The columns that a form changed, and the person where it names another; null: nobody by name. */
export type LeadEdit = {
  columns: Partial<Omit<LeadColumns, "contactId" | "status">>;
  person?: string | null;
};

/**
 * What a form says of a lead or a touch that differs from the record.
 * @param sourceIds those that may be chosen
 * @throws FieldError for what cannot be: a day still to come, or after the deal that came from it, another source than
 * that deal's
 */
export function planLeadEdit(
  { record, lead, dealDay, hasDeal }: Pick<LeadRecord, "record" | "lead" | "dealDay" | "hasDeal">,
  values: Values,
  given: { today: string; sourceIds: ReadonlySet<string> },
): LeadEdit {
  const day = values.get("day") ?? null;
  if (day === null || !isDay(day)) throw new FieldError("day", "This day is needed.", given.today);
  if (day > given.today) throw new FieldError("day", `${formatDay(day)} is still to come.`, given.today);
  if (day !== record.day && dealDay !== null && isDay(dealDay) && day > dealDay)
    throw new FieldError("day", `Its deal became sales-ready on ${formatDay(dealDay)}.`, dealDay);
  const sourceId = values.get("sourceId") ?? record.sourceId;
  const isOther = sourceId !== record.sourceId;
  if (isOther && !given.sourceIds.has(sourceId ?? ""))
    throw new FieldError("sourceId", "That source is no longer offered.", "another one");
  if (isOther && hasDeal && record.sourceId !== null)
    throw new FieldError(
      "sourceId",
      "The deal that came from this lead has its source already.",
      "the one it was",
    );
  const person = values.get("contact") ?? null;
  const own = ["productLineId", "divisionId", ...(lead === null ? [] : ["note"])];
  const now = new Map<string, unknown>(Object.entries(record));
  const changed = own.filter(
    (column) => values.has(column) && (values.get(column) ?? null) !== (now.get(column) ?? null),
  );
  return {
    columns: {
      ...(day !== record.day && { day }),
      // A campaign is of one source: with another source it is no longer known.
      ...(isOther && { sourceId, campaignId: null, ...(lead !== null && { fromText: null }) }),
      ...Object.fromEntries(changed.map((column) => [column, values.get(column) ?? null])),
    },
    ...(values.has("contact") && person !== record.contactName && { person }),
  };
}
