import type { Day } from "../core/day.ts";
import { agendaSlot, type Held, holdMeeting, type MeetingException } from "../core/meeting-day.ts";
import { nextSlot, type Slot, type SlotTimes, slotInstant } from "./next-slot.ts";

/** When the meetings of a series are, and when their agendas arrive. */
export type MeetingTimes = SlotTimes & {
  readonly holidays: readonly Day[];
  readonly exceptions: readonly MeetingException[];
  /** so many working days before the meeting, at "16:00" local */
  readonly daysBefore: number;
  readonly time: string;
};

/** A meeting that takes place: the slot that names it, when it is held and when its agenda is due; instants epoch ms. */
export type Meeting = {
  readonly slot: string;
  readonly held: string;
  readonly at: number;
  /** when its agenda is due, as a local reading and as an instant */
  readonly due: string;
  readonly agendaAt: number;
  readonly why: Held["why"];
  readonly reason: string | null;
};

const dayMs = 86_400_000;
/** So far back begins the search for a meeting that may have been moved. */
const reachMs = { weekly: 8 * dayMs, monthly: 38 * dayMs, quarterly: 100 * dayMs };
/** More skipped in a row than this is a series that is over. */
const skippedMost = 200;

function toMeeting(times: MeetingTimes, { slot, at }: Slot): Meeting | null {
  const { slot: held, why, reason } = holdMeeting(slot, nextSlot(times, at).slot, times);
  if (held === null) return null;
  const due = agendaSlot(held, times, times.holidays);
  const { timeZone } = times;
  return {
    ...{ slot, held, due, why, reason },
    at: slotInstant(held, timeZone),
    agendaAt: slotInstant(due, timeZone),
  };
}

/** The meeting of a slot, or the next one that takes place. @throws Error when none of the next 200 does */
export function meetingFrom(times: MeetingTimes, first: Slot): Meeting {
  let slot = first;
  for (let tries = 0; tries < skippedMost; tries += 1) {
    const meeting = toMeeting(times, slot);
    if (meeting !== null) return meeting;
    slot = nextSlot(times, slot.at);
  }
  throw new Error(`no meeting takes place after ${first.slot}`);
}

/** The meeting that follows the one of a slot. */
export const meetingAfter = (times: MeetingTimes, slot: string): Meeting =>
  meetingFrom(times, nextSlot(times, slotInstant(slot, times.timeZone)));

/** The first meeting that is held after an instant (epoch ms, exclusive), moved ones at their new time. */
export function nextMeeting(times: MeetingTimes, afterMs: number): Meeting {
  let meeting = meetingFrom(times, nextSlot(times, afterMs - reachMs[times.cadence ?? "weekly"]));
  while (meeting.at <= afterMs) meeting = meetingAfter(times, meeting.slot);
  return meeting;
}

/** The first meeting whose agenda is due after an instant (epoch ms, exclusive). */
export function nextAgenda(times: MeetingTimes, afterMs: number): Meeting {
  let meeting = nextMeeting(times, afterMs);
  while (meeting.agendaAt <= afterMs) meeting = meetingAfter(times, meeting.slot);
  return meeting;
}
