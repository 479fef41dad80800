import { type Day, formatDay, isDay } from "../../../core/day.ts";
import { parseMoney } from "../../../core/parse-money.ts";
import type { CampaignColumns } from "../../../data/campaigns.ts";
import type { SpendColumns } from "../../../data/spend.ts";
import { FieldError } from "../../../errors.ts";
import { differing, readDay, type Values } from "../plan-edit.ts";
import type { MoneyRecord } from "./find-money-record.ts";

const text = (values: Values, field: string): string | null => values.get(field) ?? null;

/** The columns that both kinds may have in a form, where it has them. */
const named = (values: Values) => ({
  ...(values.has("teamId") && { teamId: text(values, "teamId") }),
  ...(values.has("productLineId") && { productLineId: text(values, "productLineId") }),
  ...(values.has("divisionId") && { divisionId: text(values, "divisionId") }),
});

/** What a form says of a line of spend that differs from it. @throws FieldError */
export function planSpendEdit(
  { spend }: Extract<MoneyRecord, { kind: "spend" }>,
  values: Values,
  today: Day,
): Partial<SpendColumns> {
  const typed = text(values, "amount") ?? "";
  const money = parseMoney(typed.replace(/^[-−]\s*/, ""), spend.currency);
  if (!money.ok)
    throw new FieldError(
      "amount",
      money.what.replace("A deal's amount must be", "What is spent is"),
      "$4,000",
    );
  const { amountMinor, currency } = money.value;
  const day = text(values, "day");
  if (day === null || !isDay(day)) throw new FieldError("day", "This day is needed.", today);
  if (day > today) throw new FieldError("day", `${formatDay(day)} is still to come.`, today);
  const columns = { amountMinor: /^[-−]/.test(typed) ? -amountMinor : amountMinor, currency, day };
  return differing({ ...columns, ...named(values), note: text(values, "note") }, spend);
}

const longestLeadDays = 730;

/** What a form says of a campaign that differs from it. @throws FieldError */
export function planCampaignEdit(
  { columns: now }: Extract<MoneyRecord, { kind: "campaign" }>,
  values: Values,
): Partial<CampaignColumns> {
  const [startDay, endDay] = [readDay(values, "startDay"), readDay(values, "endDay")];
  if (startDay !== null && endDay !== null && endDay < startDay)
    throw new FieldError("endDay", `It starts on ${formatDay(startDay)}.`, startDay);
  const typed = text(values, "leadDays");
  const leadDays = typed === null ? null : Number(typed);
  if (leadDays !== null && !(/^\d{1,3}$/.test(typed ?? "") && leadDays <= longestLeadDays))
    throw new FieldError("leadDays", `A number of days, at most ${longestLeadDays}.`, "30");
  const sourceId = text(values, "sourceId") ?? now.sourceId;
  const columns = { sourceId, startDay, endDay, leadDays, ownerUserId: text(values, "ownerUserId") };
  return differing({ ...columns, ...named(values) }, now);
}
