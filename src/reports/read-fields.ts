import { isEmail } from "../core/company-from-email.ts";
import { isDay } from "../core/day.ts";
import { normaliseName } from "../core/names.ts";
import { parseMoney } from "../core/parse-money.ts";
import { printRecord } from "../core/print-record.ts";
import type { RecordLine } from "../core/record-line.ts";
import type { Ctx } from "../ctx.ts";
import { FieldError } from "../errors.ts";

/**
 * A form's fields as the line that could have been typed: forms and commands share everything after this.
 * Fields that a form does not have stay out. `verb` is null for the command's default.
 * @throws FieldError for the field that cannot be read
 */
export function lineOfFields(
  ctx: Ctx,
  verb: string | null,
  values: ReadonlyMap<string, string | null>,
): string {
  const text = (field: string) => values.get(field) ?? undefined;
  const day = (field: string) => {
    const value = text(field);
    if (value === undefined) return undefined;
    if (isDay(value)) return value;
    throw new FieldError(field, "That is not a day.", "2026-11-20");
  };
  const company = text("company") ?? "";
  if (normaliseName(company) === "") throw new FieldError("company", "That is not a company's name.", "Acme");
  const typed = text("amount");
  const amount = typed === undefined ? undefined : parseMoney(typed, ctx.ledger.currency);
  if (amount?.ok === false) throw new FieldError("amount", amount.what, amount.example);
  const fields: { [K in keyof RecordLine]: RecordLine[K] | undefined } = {
    verb,
    company,
    companyIsKnown: false,
    companyWords: 0,
    companyWasQuoted: true,
    contact: text("contact"),
    email: emailOf(text("email")),
    from: text("from"),
    day: day("day"),
    booked: day("booked"),
    due: day("due"),
    product: text("product"),
    division: text("division"),
    owner: text("owner"),
    amount: amount?.value,
    because: text("because"),
    note: text("note"),
  };
  return printRecord(withoutUndefined(fields));
}

function emailOf(typed: string | undefined): string | undefined {
  if (typed === undefined || isEmail(typed)) return typed;
  throw new FieldError("email", "That is not an e-mail address.", "jane@acme.com");
}

function withoutUndefined(fields: { [K in keyof RecordLine]: RecordLine[K] | undefined }): RecordLine {
  const {
    verb = null,
    company = "",
    companyIsKnown = false,
    companyWords = 0,
    companyWasQuoted = true,
    ...rest
  } = fields;
  const said = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  return { verb, company, companyIsKnown, companyWords, companyWasQuoted, ...said };
}
