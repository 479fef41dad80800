import { formatDay } from "../../core/day.ts";
import { wordsForAmount } from "../../core/deal-words.ts";
import { countOf } from "../../core/wording.ts";
import type { Deal } from "../../data/deals.ts";
import type { Lead } from "../../data/leads.ts";
import type { Touch } from "../../data/touches.ts";
import { context, header, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { table } from "../../slack/table.ts";

const fromOf = ({ campaignName, sourceName }: Pick<Lead, "campaignName" | "sourceName">): string =>
  campaignName ?? sourceName ?? "unsourced";

const isTouch = (record: Lead | Touch): record is Touch => "leadId" in record;

/** A person's last leads and touches, the newest first. */
export function sayLeadList(records: readonly (Lead | Touch)[]): Message {
  const example = 'Log one: `/lead Acme "Jane Doe" jane@acme.com from webinar-q3`';
  if (records.length === 0) {
    const text = "You have logged no leads here yet.";
    return message(`${text} ${example}`, [section(text), context(example)]);
  }
  const rows = records.map((record) => [
    record.accountName ?? "no company",
    record.contactName ?? "no name",
    formatDay(record.day),
    fromOf(record),
    isTouch(record) ? "touch" : "lead",
  ]);
  const text = `Your last ${countOf(records.length, "lead or touch", "leads and touches")}.`;
  return message(`${text} ${rows.map((row) => row.join(", ")).join("; ")}`, [
    section(text),
    table({ header: ["Company", "Person", "Day", "From", "Counts as"], rows }),
    context("One company's, and what became of them: `/lead show Acme`"),
  ]);
}

/** What became of a lead: the deal that it is the origin of, and what sales said of it. */
function wordsForResult(lead: Lead, deals: readonly Deal[]): string {
  const own = deals.filter(({ originLeadId }) => originLeadId === lead.id);
  if (own.length === 0) return "no deal yet";
  return own.map((deal) => (deal.status === "won" ? `won, ${wordsForAmount(deal)}` : deal.status)).join("; ");
}

function wordsForQuality(lead: Lead, deals: readonly Deal[]): string {
  const said = deals
    .filter(({ originLeadId }) => originLeadId === lead.id)
    .flatMap(({ leadQuality }) => leadQuality ?? []);
  return said.length === 0 ? "–" : said.join("; ");
}

/** One company's leads, the latest first: how often each was touched, what became of it, what sales said of it. */
export function sayLeads(
  name: string,
  { leads, touches, deals }: { leads: readonly Lead[]; touches: readonly Touch[]; deals: readonly Deal[] },
): Message {
  if (leads.length === 0 && touches.length === 0) {
    const text = `${name} has no leads.`;
    return message(text, [section(text), context(`Log one: \`/lead ${name} "Jane Doe" from webinar\``)]);
  }
  const rows = leads.map((lead) => [
    lead.contactName ?? "no name",
    formatDay(lead.day),
    fromOf(lead),
    String(touches.filter(({ leadId }) => leadId === lead.id).length),
    wordsForResult(lead, deals),
    wordsForQuality(lead, deals),
  ]);
  const text = `${countOf(leads.length, "lead")}, ${countOf(touches.length, "touch", "touches")}.`;
  const latest = touches
    .slice(0, 5)
    .map(({ productLineName, divisionName, ...touch }) =>
      [
        `${formatDay(touch.day)} ${touch.contactName ?? "no name"}`,
        fromOf(touch),
        productLineName,
        divisionName,
      ]
        .filter((part) => part !== null)
        .join(", "),
    );
  return message(`${name}: ${text} ${rows.map((row) => row.join(", ")).join("; ")}`, [
    header(name),
    section(text),
    ...(rows.length === 0
      ? []
      : [table({ header: ["Person", "Day", "From", "Touches", "Became", "Sales says"], rows })]),
    ...(latest.length === 0 ? [] : [context(`Latest touches: ${latest.join("; ")}`)]),
  ]);
}
