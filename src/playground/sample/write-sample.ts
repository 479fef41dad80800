import type { Day } from "../../core/day.ts";
import { planLedger } from "../../core/default-ledger.ts";
import { quarterPeriod } from "../../core/period.ts";
import type { Database, Tx } from "../../data/client.ts";
import { setCommitment, setTarget } from "../../data/commitments.ts";
import { bindChannel, insertLedger, setLedgerSettings } from "../../data/ledgers.ts";
import { upsertSubscription } from "../../data/subscriptions.ts";
import { nextSlot } from "../../schedule/next-slot.ts";
import { channels, people, team } from "../seed.ts";
import { buildSample } from "./build-sample.ts";
import { fiscal } from "./days.ts";
import type { Sample } from "./sample.ts";
import { type IdOf, lookUp, type Writing, writeCompanies, writeVocabulary } from "./write-names.ts";
import { writeRecords } from "./write-records.ts";

/** Where Northwind Robotics keeps its time; Rita, who types first, lives there too. */
export const sampleZone = "America/New_York";

/** Writes the sample company into an empty database, in one transaction. @param writing `today` in its own zone */
export async function writeSample(
  database: Database,
  writing: Omit<Writing, "ledgerId"> & { today: Day },
): Promise<void> {
  const { newId, createdAt, today } = writing;
  const ledgerId = newId();
  const sample = buildSample(today);
  const { teams, sources, stages } = planLedger(newId);
  const teamId = lookUp("team", new Map(teams.map(({ name, id }) => [name, id])));
  const sourceId = lookUp("source", new Map(sources.map(({ name, id }) => [name, id])));
  await database.transaction(async (tx) => {
    await insertLedger(tx, {
      id: ledgerId,
      workspaceId: team.id,
      key: "default",
      name: team.name,
      currency: "USD",
      timeZone: sampleZone,
      createdAt,
      teams,
      sources,
      stages,
    });
    await setLedgerSettings(tx, ledgerId, { salesMeans: "revenue", askedAt: createdAt });
    const own = { ledgerId, newId, createdAt };
    const vocabulary = await writeVocabulary(tx, own, sourceId);
    const companies = await writeCompanies(tx, own, sample);
    await writeRecords(tx, own, { teamId, sourceId, ...vocabulary, ...companies }, sample);
    await writeCommitments(tx, own, teamId, sample);
    await writeSchedule(tx, own);
  });
}

async function writeCommitments(
  tx: Tx,
  { ledgerId, newId, createdAt }: Writing,
  teamId: IdOf,
  { targets, commitments }: Sample,
): Promise<void> {
  const setBy = people.admin.id;
  for (const { quarter, metric, number } of targets) {
    const { start: startDay, end: endDay } = quarterPeriod(quarter, fiscal);
    const setting = { id: newId(), ledgerId, quarter, startDay, endDay, metric, setBy, setAt: createdAt };
    await setTarget(tx, { ...setting, number });
  }
  for (const { quarter, metric, team: name, shareBp } of commitments) {
    const { start: startDay, end: endDay } = quarterPeriod(quarter, fiscal);
    const setting = { id: newId(), ledgerId, quarter, startDay, endDay, metric, setBy, setAt: createdAt };
    await setCommitment(tx, { ...setting, teamId: teamId(name), shareBp, number: null });
  }
}

/** The scorecard comes to #pipeline every Monday at nine. */
async function writeSchedule(tx: Tx, { ledgerId, newId, createdAt }: Writing): Promise<void> {
  const place = { workspaceId: team.id, channelId: channels.pipeline.id, ledgerId };
  const when = { weekday: 1, localTime: "09:00", timeZone: sampleZone };
  const next = nextSlot(when, createdAt);
  await bindChannel(tx, place);
  await upsertSubscription(tx, {
    ...place,
    ...when,
    id: newId(),
    kind: "scorecard",
    nextSlot: next.slot,
    nextAt: next.at,
    ownerUserId: people.admin.id,
    createdAt,
  });
}
