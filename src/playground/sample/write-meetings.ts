import { addDays, type Day, dayOfWeek } from "../../core/day.ts";
import { addWorkingDays } from "../../core/working-days.ts";
import type { Tx } from "../../data/client.ts";
import { insertDecision } from "../../data/decisions.ts";
import { addDefinition } from "../../data/definitions.ts";
import { channels, type PersonKey, people, team } from "../seed.ts";
import { measureSample } from "./measure-sample.ts";
import type { Sample } from "./sample.ts";
import type { IdOf, Writing } from "./write-names.ts";

const meetingsPast = 3;
const there: readonly PersonKey[] = ["rep", "marketer", "admin"];

/** What was talked about, the oldest meeting first. */
const topics = [
  ["Leads wait too long for a first call", "Which fairs next year?"],
  ["Sales is behind on meetings", "The webinar's follow-up"],
  ["Two deals without a source", "Partner day: what came of it?"],
] as const;

/** Three past Tuesdays, the oldest first. */
const pastMeetings = (today: Day): Day[] => {
  const sinceTuesday = ((dayOfWeek(today) + 4) % 7) + 1;
  return Array.from({ length: meetingsPast }, (_, at) =>
    addDays(today, -sinceTuesday - 7 * (meetingsPast - 1 - at)),
  );
};

const atTen = (day: Day): bigint => BigInt(Date.parse(`${day}T15:00:00Z`));

/** Who owns closed-loop reporting at Northwind: Ada. */
export async function writeOwner(tx: Tx, { ledgerId, newId, createdAt }: Writing): Promise<void> {
  const owner = { key: "owner", value: people.admin.id, setBy: people.admin.id, setAt: createdAt };
  await addDefinition(tx, { id: newId(), ledgerId, ...owner });
}

/**
 * Northwind's last three alignment meetings in #pipeline: who was there, what was talked about, three decisions of which
 * one is due for its check today, with their metrics as they were on their days, and three actions of which one is
 * overdue.
 */
export async function writeMeetings(
  tx: Tx,
  { ledgerId, newId }: Writing,
  { today, teamId, sample }: { today: Day; teamId: IdOf; sample: Sample },
): Promise<void> {
  const channelId = channels.pipeline.id;
  const teams: Partial<Record<PersonKey, string>> = { rep: teamId("Sales"), marketer: teamId("Marketing") };
  const reviews = pastMeetings(today).map((day, at) => ({ id: newId(), day, topics: topics[at] ?? [] }));
  for (const { id, day, topics: titles } of reviews) {
    const at = atTen(day);
    await tx.review.create({
      data: {
        ...{ id, ledgerId, workspaceId: team.id, channelId, cadence: "weekly", slot: `${day}T10:00` },
        ...{ state: "closed", startedBy: people.admin.id, startedAt: at, createdAt: at },
        ...{ closedBy: people.admin.id, closedAt: at + 35n * 60_000n },
      },
    });
    await tx.agendaItem.createMany({
      data: titles.map((title, position) => ({
        ...{
          id: newId(),
          ledgerId,
          channelId,
          reviewId: id,
          key: `sample:${position}`,
          kind: "added",
          title,
        },
        ...{ minutes: 15, position, state: "discussed", createdAt: at },
      })),
    });
    await tx.attendee.createMany({
      data: there.map((person) => ({
        ...{ id: newId(), ledgerId, reviewId: id, userId: people[person].id, createdAt: at },
        teamId: teams[person] ?? null,
      })),
    });
  }
  const [first, second, third] = reviews;
  if (first === undefined || second === undefined || third === undefined) return;
  const decided = (
    of: typeof first,
    what: string,
    why: string,
    by: { person: PersonKey; metric: "leads" | "meetings"; direction: "up" | "down"; checkDay: Day },
  ) => {
    const { person, metric, ...rest } = by;
    return insertDecision(tx, ledgerId, {
      ...{ id: newId(), channelId, reviewId: of.id, itemId: null, what, why, metric, teamId: null, ...rest },
      ...{ ownerUserId: people[person].id, decidedBy: people.admin.id, decidedDay: of.day },
      ...{ before: measureSample(sample, metric, of.day), createdAt: Number(atTen(of.day)) },
    });
  };
  await decided(first, "Drop the prize draw at our fairs", "its leads wanted the prize, not a robot", {
    ...{ person: "marketer", metric: "leads", direction: "down", checkDay: today },
  });
  await decided(first, "Call every lead within a day", "leads wait too long", {
    ...{ person: "rep", metric: "meetings", direction: "up", checkDay: addDays(today, 7) },
  });
  await decided(third, "Ask partners for two names a week", "they know the market", {
    ...{ person: "marketer", metric: "meetings", direction: "up", checkDay: addDays(today, 28) },
  });
  const promised = (of: typeof first, what: string, person: PersonKey, dueDay: Day, isDone: boolean) => ({
    ...{ id: newId(), ledgerId, channelId, reviewId: of.id, what, ownerUserId: people[person].id, dueDay },
    ...{ createdAt: atTen(of.day), createdBy: people.admin.id, state: isDone ? "done" : "open" },
    ...(isDone && { doneDay: dueDay, doneBy: people[person].id }),
  });
  await tx.actionItem.createMany({
    data: [
      promised(first, "Write the brief for the fairs", "marketer", addDays(first.day, 3), true),
      promised(second, "Name the sources of the two deals", "rep", addDays(today, -3), false),
      promised(third, "Invite the partners", "marketer", addWorkingDays(today, 3, []), false),
    ],
  });
}
