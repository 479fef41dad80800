import { isEmail } from "./company-from-email.ts";
import { normaliseName } from "./names.ts";
import { tidy } from "./read-company.ts";
import { tokenize } from "./tokens.ts";

/**
 * The e-mail address of a line in which nobody says the company: it comes first, `jane@acme.com from webinar`, or right
 * after a quoted name, `"Jane Doe" jane@acme.com`. Null where a company may stand before it. Never throws.
 * @returns the address, and the normalised name before it: where that is a known company, none is missing
 */
export function findMissingCompany(text: string): { email: string; keys: string[] } | null {
  const [first, second] = tokenize(text.slice(0, 3_000)).tokens;
  if (first?.kind === "word" && isEmail(tidy(first.text))) return { email: tidy(first.text), keys: [] };
  if (first?.kind !== "quoted" || second?.kind !== "word" || !isEmail(tidy(second.text))) return null;
  const key = normaliseName(first.text);
  return key.split(" ").length < 2 ? null : { email: tidy(second.text), keys: [key] };
}
