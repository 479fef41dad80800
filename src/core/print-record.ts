import { printMoney } from "./money.ts";
import type { RecordLine } from "./record-line.ts";
import { escapeText, quote } from "./tokens.ts";

/**
 * A record line as text that parseRecord reads back to the same record with the same verbs, companies and stages
 * (all but `dayOther`, because days are printed in full). Values stand in quotes, `& < >` as Slack's entities, so it
 * can also be shown in a message as it is. Each verb must be an alias of itself. Never throws.
 */
export function printRecord(line: RecordLine): string {
  const text = (keyword: string, value: string | undefined): string[] =>
    value === undefined ? [] : [keyword, quote(value)];
  const plain = (keyword: string, value: string | undefined): string[] =>
    value === undefined ? [] : [keyword, value];
  return [
    ...(line.verb === null ? [] : [escapeText(line.verb)]),
    line.companyWasQuoted ? quote(line.company) : escapeText(line.company),
    ...text("with", line.contact),
    ...(line.email === undefined ? [] : [escapeText(line.email)]),
    ...text("from", line.from),
    ...plain("on", line.day),
    ...plain("booked", line.booked),
    ...plain("due", line.due),
    ...text("product", line.product),
    ...text("division", line.division),
    ...plain("for", line.owner === undefined ? undefined : `<@${line.owner}>`),
    ...text("for", line.team),
    ...(line.amount === undefined ? [] : [printMoney(line.amount)]),
    ...(line.stage === undefined ? [] : [quote(line.stage)]),
    ...text("because", line.because),
    ...text("note", line.note),
  ].join(" ");
}
