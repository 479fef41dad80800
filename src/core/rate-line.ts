import { isRate } from "./convert.ts";
import { isCurrency } from "./currency.ts";
import type { Day } from "./day.ts";
import { parseDay } from "./parse-day.ts";
import { readWords } from "./read-words.ts";
import { ok, problem, type Result } from "./result.ts";
import { shorten } from "./shorten.ts";

/** What a line after `/roundtrip rate` says: nothing (show them), or what a currency is worth from a day on. */
export type RateLine = { kind: "show" } | { kind: "set"; currency: string; rate: string; day: Day };

const example = "EUR 1.08";

/**
 * A line as typed after `/roundtrip rate`: `EUR 1.08`, `EUR = 1.08 on 2026-11-01`, or nothing. The rate is how much of the
 * ledger's currency one unit of the other is; a comma is read as a point. Refuses the ledger's own currency, days to
 * come, and what is no positive decimal. Never throws.
 */
export function parseRateLine(text: string, context: { today: Day; currency: string }): Result<RateLine> {
  const [code = "", ...rest] = readWords(text).filter((word) => word !== "=");
  if (code === "") return ok({ kind: "show" });
  const currency = code.toUpperCase();
  if (!isCurrency(currency)) return problem(`“${shorten(code)}” is not a currency code.`, example);
  if (currency === context.currency)
    return problem(`${currency} is this ledger's own currency; its rate is always 1.`, example);
  const [typed = "", ...after] = rest;
  const rate = typed.replace(",", ".");
  if (!isRate(rate))
    return problem(
      `How many ${context.currency} is one ${currency}? A decimal such as 1.08.`,
      `${currency} 1.08`,
    );
  const words = after.filter((word) => word.toUpperCase() !== context.currency);
  const said = words.join(" ").replace(/^(?:on|from)\s+/i, "");
  if (said === "") return ok({ kind: "set", currency, rate, day: context.today });
  const day = parseDay(said, { today: context.today, bareWeekday: "past" });
  if (!day.ok) return problem(day.what, `${currency} ${rate} on ${day.example}`);
  if (day.value.day > context.today)
    return problem("A rate holds from a day that has been.", `${currency} ${rate} on ${context.today}`);
  return ok({ kind: "set", currency, rate, day: day.value.day });
}
