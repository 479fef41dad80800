import { normaliseName } from "../../src/core/names.ts";
import { insertLedger } from "../../src/data/ledgers.ts";
import type { Office } from "../support/roundtrip.ts";

/** A ledger for a story: Marketing has the webinars, Sales the outbound calls, Partners nothing yet. */
export async function insertStoryLedger(
  { services, slack }: Office,
  given: { name: string; channel: string; currency?: string; timeZone?: string; createdAt?: number },
): Promise<string> {
  const id = `ledger-${normaliseName(given.name)}`;
  const team = (name: string, kind: "marketing" | "sales" | "partner") => ({
    ...{ id: `${id}-${normaliseName(name)}`, name, key: normaliseName(name), kind },
  });
  const source = (name: string, teamKey: string) => ({
    ...{ id: `${id}-${name}`, name, key: name, teamId: `${id}-${teamKey}` },
  });
  await services.database.transaction(async (tx) => {
    await insertLedger(tx, {
      id,
      workspaceId: slack.team.id,
      key: normaliseName(given.name),
      name: given.name,
      currency: given.currency ?? "USD",
      timeZone: given.timeZone ?? "Europe/London",
      createdAt: given.createdAt ?? services.clock(),
      teams: [team("Marketing", "marketing"), team("Sales", "sales"), team("Partners", "partner")],
      sources: [source("webinar", "marketing"), source("outbound", "sales"), source("partner", "partners")],
    });
    // Currency and zone were asked long ago, so that answers end where their subject ends.
    await tx.ledger.update({ where: { id }, data: { askedAt: 0n } });
    await tx.channelBinding.create({
      data: { workspaceId: slack.team.id, channelId: channelId(slack, given.channel), ledgerId: id },
    });
  });
  return id;
}

function channelId(slack: Office["slack"], name: string): string {
  const found = Object.values(slack.channels).find((channel) => channel.name === name);
  if (found === undefined) throw new Error(`no channel ${name}`);
  return found.id;
}

const teamOf = new Map([
  ["webinar", "marketing"],
  ["outbound", "sales"],
  ["partner", "partners"],
]);

const sourcing = (ledgerId: string, source: string | undefined) => ({
  sourceId: source === undefined ? null : `${ledgerId}-${source}`,
});

let count = 0;
const nextId = (what: string): string => {
  count += 1;
  return `${what}-${count}`;
};

/** A raw lead that came in on a day; its id. */
export async function insertLead(
  { services }: Office,
  ledgerId: string,
  given: { day: string; from?: string },
): Promise<string> {
  const id = nextId("lead");
  const { day, from } = given;
  await services.database.db.lead.create({
    data: { id, ledgerId, day, ...sourcing(ledgerId, from), createdAt: 0n },
  });
  return id;
}

/** A deal as the story needs it: open, without amount, sourced by nobody where nothing else is said. */
export type StoryDeal = {
  status?: "open" | "won" | "lost" | "disqualified" | "undone";
  ready?: string;
  closed?: string;
  dueDay?: string;
  amountMinor?: bigint;
  currency?: string;
  from?: string;
  lead?: string;
  productLineId?: string;
  divisionId?: string;
};

/** So many deals alike. */
export async function insertDeals(
  { services }: Office,
  ledgerId: string,
  given: StoryDeal,
  times = 1,
): Promise<void> {
  const { status = "open", ready, closed, amountMinor, currency = "USD", from, lead } = given;
  const team = teamOf.get(from ?? "");
  await services.database.db.deal.createMany({
    data: Array.from({ length: times }, () => ({
      id: nextId("deal"),
      ledgerId,
      status,
      salesReadyDay: ready ?? null,
      closedDay: closed ?? null,
      dueDay: given.dueDay ?? null,
      amountMinor: amountMinor ?? null,
      currency,
      ...sourcing(ledgerId, from),
      teamId: team === undefined ? null : `${ledgerId}-${team}`,
      originLeadId: lead ?? null,
      productLineId: given.productLineId ?? null,
      divisionId: given.divisionId ?? null,
      createdAt: 0n,
    })),
  });
}
