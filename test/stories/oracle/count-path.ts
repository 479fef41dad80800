import type { Database } from "../../../src/data/client.ts";
import { spentCents } from "./count-cost.ts";
import { rateWords } from "./count-shares.ts";
import { dayWords, full } from "./print.ts";
import { daysFrom, type Fact, type Facts, isNone, text } from "./read-facts.ts";

const days = (n: number): string => `${n} ${n === 1 ? "day" : "days"}`;

/** What the owner of a campaign is told of a deal that it brought, word for word, from the records: as text, and as it is shown. */
export async function countPath(
  database: Database,
  facts: Facts,
  deal: Fact,
): Promise<{ text: string; shown: string }> {
  const id = [text(deal, "id")];
  const [meetings = [], [said] = [], [lead] = []] = await database.ask([
    {
      sql: `SELECT "bookedDay" AS day, "isSalesReady" AS first, "outcome" AS outcome, "createdAt" AS made FROM "Meeting"
        WHERE "dealId" = ? AND "outcome" <> 'undone'`,
      params: id,
    },
    {
      sql: `SELECT "leadQuality" AS quality, "leadQualityReason" AS reason FROM "Deal" WHERE "id" = ?`,
      params: id,
    },
    {
      sql: `SELECT l."day" AS day, c."name" AS contact FROM "Deal" d JOIN "Lead" l ON l."id" = d."originLeadId"
        LEFT JOIN "Contact" c ON c."id" = l."contactId" WHERE d."id" = ?`,
      params: id,
    },
  ]);
  const campaign = text(deal, "campaign");
  const closed = text(deal, "closed");
  const amount = full(Number(deal.amount)).replace("$", deal.currency === "EUR" ? "€" : "$");
  const came =
    lead === undefined
      ? "no lead of its own"
      : `lead ${dayWords(text(lead, "day"))}${isNone(lead, "contact") ? "" : ` (${text(lead, "contact")})`}`;
  const met = meetings
    .toSorted(
      (a, b) => Date.parse(text(a, "day")) - Date.parse(text(b, "day")) || Number(a.made) - Number(b.made),
    )
    .map((meeting) => {
      const outcome = meeting.outcome === "booked" ? "" : `, ${text(meeting, "outcome")}`;
      const day = dayWords(text(meeting, "day"));
      return Number(meeting.first) === 1 ? `sales-ready meeting ${day}${outcome}` : `follow-up ${day}`;
    });
  const took = [
    ...(lead === undefined ? [] : [`${days(daysFrom(text(lead, "day"), closed))} from lead to won`]),
    `${days(daysFrom(text(deal, "ready"), closed))} from meeting to won`,
  ];
  const bills = facts.spend.filter((bill) => bill.campaign === campaign);
  const rates = rateWords(
    facts,
    bills.filter(({ currency }) => currency === "EUR").map((bill) => text(bill, "day")),
  );
  const headline = `Won from ${campaign}: ${text(deal, "company")}, ${amount}.`;
  const path = [campaign, came, ...met, `won ${dayWords(closed)}`].join(" → ");
  const told = [...took, otherTouches(facts, deal), qualityWords(said)].join("; ");
  const notes = [
    `Spent on ${campaign} so far: ${full(spentCents(facts, (bill) => bill.campaign === campaign))}`,
    `What came of it: /campaign show ${campaign}`,
    ...(rates === "" ? [] : [rates]),
  ];
  return {
    text: `${headline} ${[path, told, ...notes].join(". ")}`,
    shown: [headline, path, told, notes.join(" · ")].join("\n"),
  };
}

/** What else met the company up to the day of closing, the latest five and how many there are before them. */
function otherTouches(facts: Facts, deal: Fact): string {
  const others = facts.touches
    .filter((touch) => touch.account === deal.account && touch.campaign !== deal.campaign)
    .filter((touch) => text(touch, "day") <= text(deal, "closed"))
    .toReversed();
  if (others.length === 0) return "no other touch";
  const named = others
    .slice(0, 5)
    .map(
      (touch) =>
        `${text(touch, isNone(touch, "campaign") ? "source" : "campaign")} (${dayWords(text(touch, "day"))})`,
    );
  return `other touches: ${named.join(", ")}${others.length > 5 ? `, and ${others.length - 5} more` : ""}`;
}

function qualityWords(said: Fact | undefined): string {
  if (said === undefined || isNone(said, "quality"))
    return "sales has not said yet whether it was a good lead";
  const reason = isNone(said, "reason") ? "" : `: “${text(said, "reason")}”`;
  return `sales calls it a ${text(said, "quality")} lead${reason}`;
}
