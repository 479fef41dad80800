import type { Day } from "../../core/day.ts";
import { planLedger } from "../../core/default-ledger.ts";
import { setBinding } from "../../data/bindings.ts";
import type { Database, Tx } from "../../data/client.ts";
import { insertFacts } from "../../data/import-facts.ts";
import { chooseLedger, insertLedger, setLedgerSettings } from "../../data/ledgers.ts";
import { upsertSubscription } from "../../data/subscriptions.ts";
import { nextSlot } from "../../schedule/next-slot.ts";
import { type ChannelKey, channels, type PersonKey, people, team } from "../seed.ts";
import { buildSample, campaignsOf } from "./build-sample.ts";
import { buildClient, clients } from "./clients.ts";
import * as company from "./company.ts";
import { planAttributes } from "./plan-attributes.ts";
import type { Sample, SampleVocabulary } from "./sample.ts";
import { northwindSigners, writeCommitments, writeTeams } from "./write-commitments.ts";
import { writeMeetings, writeOwner } from "./write-meetings.ts";
import { writeMoney } from "./write-money.ts";
import { type IdOf, lookUp, type Writing, writeCompanies, writeVocabulary } from "./write-names.ts";
import { writeRecords } from "./write-records.ts";

/** Where Northwind Robotics keeps its time; Rita, who types first, lives there too. */
export const sampleZone = "America/New_York";

type When = Pick<Writing, "newId" | "createdAt"> & { readonly today: Day };

/** Whose ledger it is, and who works in it. */
type Owner = SampleVocabulary & {
  readonly key: string;
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly channels: readonly ChannelKey[];
  readonly people: readonly PersonKey[];
};

const northwind: Owner = {
  ...{ key: "default", name: team.name, currency: "USD", timeZone: sampleZone },
  ...{ products: company.products, divisions: company.divisions, campaigns: [] },
  channels: ["general", "pipeline", "marketing", "partners"],
  people: ["rep", "colleague", "marketer", "partner", "admin"],
};

/**
 * Writes Northwind Robotics and the two clients of the agency Brightside into an empty database, in one transaction:
 * three ledgers, each bound to its own channels. @param when `today` in Northwind's zone
 */
export async function writeSample(database: Database, when: When): Promise<void> {
  await database.transaction(async (tx) => {
    const campaigns = campaignsOf(when.today);
    const ledgerId = await writeLedger(tx, when, { ...northwind, campaigns }, buildSample(when.today));
    await writeSchedule(tx, { ...when, ledgerId, currency: northwind.currency });
    for (const client of clients) {
      const owner = { ...client, key: client.channel, channels: [client.channel], people: [] };
      await writeLedger(tx, when, owner, buildClient(client, when.today));
    }
  });
}

/** A ledger with its records; its id. */
async function writeLedger(tx: Tx, when: When, owner: Owner, sample: Sample): Promise<string> {
  const { newId, createdAt } = when;
  const { key, name, currency, timeZone } = owner;
  const ledgerId = newId();
  const plan = planLedger(newId);
  const teamId = lookUp("team", new Map(plan.teams.map((each) => [each.name, each.id])));
  const sourceId = lookUp("source", new Map(plan.sources.map((each) => [each.name, each.id])));
  const ledger = { id: ledgerId, workspaceId: team.id, key, name, currency, timeZone, createdAt };
  await insertLedger(tx, { ...ledger, ...plan });
  await setLedgerSettings(tx, ledgerId, { salesMeans: "revenue", askedAt: createdAt });
  const own = { ledgerId, newId, createdAt, currency };
  const vocabulary = await writeVocabulary(tx, own, owner, sourceId);
  const companies = await writeCompanies(tx, own, sample);
  await writeRecords(tx, own, { teamId, sourceId, ...vocabulary, ...companies }, sample);
  const isNorthwind = owner.key === northwind.key;
  if (isNorthwind) {
    const { today } = when;
    await writeMoney(tx, own, { today, teamId, ...vocabulary, campaigns: campaignsOf(today) });
  }
  const signers = isNorthwind ? northwindSigners : {};
  await writeCommitments(tx, own, { teamId, signers }, sample);
  await writePlaces(tx, own, owner, teamId);
  if (isNorthwind) {
    await writeMeetings(tx, own, { today: when.today, teamId, sample });
    await writeOwner(tx, own);
  }
  const facts = planAttributes(sample.deals).map(({ company: name, ...fact }) => ({
    ...{ id: newId(), accountId: companies.accountId(name) },
    ...fact,
  }));
  await insertFacts(tx, ledgerId, facts);
  return ledgerId;
}

/** The ledger's channels, and the people who are at home in it; Northwind's belong to its teams, Paula as a partner. */
async function writePlaces(tx: Tx, writing: Writing, owner: Owner, teamId: IdOf): Promise<void> {
  const workspaceId = team.id;
  const { ledgerId } = writing;
  for (const channel of owner.channels)
    await setBinding(tx, workspaceId, {
      ...{ channelId: channels[channel].id, ledgerId },
      teamId: channel === "partners" ? teamId("Partners") : null,
    });
  for (const person of owner.people)
    await chooseLedger(tx, { workspaceId, userId: people[person].id, ledgerId });
  if (owner.key === northwind.key) await writeTeams(tx, writing, teamId);
}

/** The scorecard comes to #pipeline every Monday at nine; Marketing, which has not signed for the next quarter, is reminded. */
async function writeSchedule(tx: Tx, { ledgerId, newId, createdAt }: Writing): Promise<void> {
  const place = { workspaceId: team.id, ledgerId };
  const when = { weekday: 1, localTime: "09:00", timeZone: sampleZone };
  const next = nextSlot(when, createdAt);
  for (const [kind, channelId] of [
    ["scorecard", channels.pipeline.id],
    ["sign-off", channels.marketing.id],
  ] as const)
    await upsertSubscription(tx, {
      ...place,
      channelId,
      ...when,
      id: newId(),
      kind,
      nextSlot: next.slot,
      nextAt: next.at,
      ownerUserId: people.admin.id,
      createdAt,
    });
}
