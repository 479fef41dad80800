import { describe, expect, it } from "vitest";
import { type MeetingTimes, meetingAfter, nextMeeting } from "../../src/schedule/meeting-slots.ts";

const tuesdays: MeetingTimes = {
  ...{ weekday: 2, localTime: "10:00", timeZone: "Europe/London", cadence: "weekly" },
  ...{ holidays: [], exceptions: [], daysBefore: 1, time: "16:00" },
};
const at = (iso: string) => Date.parse(iso);
const next = (times: Partial<MeetingTimes>, now = "2026-11-25T09:00:00Z") => {
  const { held, due, slot, why } = nextMeeting({ ...tuesdays, ...times }, at(now));
  return { slot, held, due, why };
};

describe("the meetings of a series", () => {
  it("are at their slot, the agenda on the working day before at 16:00", () => {
    expect(next({})).toEqual({
      ...{ slot: "2026-12-01T10:00", held: "2026-12-01T10:00" },
      ...{ due: "2026-11-30T16:00", why: null },
    });
    // a Monday's agenda comes on Friday, or on Thursday when that is a holiday
    expect(next({ weekday: 1 }).due).toBe("2026-11-27T16:00");
    expect(next({ weekday: 1, holidays: ["2026-11-27"] }).due).toBe("2026-11-26T16:00");
    expect(next({ daysBefore: 2, time: "15:00" }).due).toBe("2026-11-27T15:00");
    expect(next({ daysBefore: 0, time: "08:00" }).due).toBe("2026-12-01T08:00");
    // never after the meeting begins
    expect(next({ daysBefore: 0, time: "12:00" }).due).toBe("2026-12-01T10:00");
  });

  it("move from a holiday to the next working day, or fall out when the next one comes first", () => {
    expect(next({ holidays: ["2026-12-01", "2026-12-02"] })).toMatchObject({
      ...{ slot: "2026-12-01T10:00", held: "2026-12-03T10:00", due: "2026-11-30T16:00", why: "holiday" },
    });
    const closed = [
      "2026-12-01",
      "2026-12-02",
      "2026-12-03",
      "2026-12-04",
      "2026-12-07",
      "2026-12-08",
    ] as const;
    expect(next({ holidays: closed })).toMatchObject({ slot: "2026-12-08T10:00", held: "2026-12-09T10:00" });
  });

  it("are skipped and moved as somebody said, whatever the holidays", () => {
    const skipped = { slot: "2026-12-01T10:00", movedTo: null, reason: "fair" };
    expect(next({ exceptions: [skipped] }).slot).toBe("2026-12-08T10:00");
    const moved = { ...skipped, movedTo: "2026-12-03T14:00" };
    const times = { ...tuesdays, exceptions: [moved], holidays: ["2026-12-01"] as const };
    expect(next(times)).toMatchObject({ held: "2026-12-03T14:00", due: "2026-12-02T16:00", why: "moved" });
    // still the next one after its own slot is past
    expect(next(times, "2026-12-02T09:00:00Z").slot).toBe("2026-12-01T10:00");
    expect(meetingAfter(times, "2026-12-01T10:00").slot).toBe("2026-12-08T10:00");
  });

  it.each([
    // London goes back on 25 October 2026 and forward on 28 March 2027; New York on 14 March 2027
    {
      timeZone: "Europe/London",
      now: "2026-10-21T09:00:00Z",
      meeting: "2026-10-27T10:00:00Z",
      agenda: "2026-10-26T16:00:00Z",
    },
    {
      timeZone: "Europe/London",
      now: "2027-03-24T09:00:00Z",
      meeting: "2027-03-30T09:00:00Z",
      agenda: "2027-03-29T15:00:00Z",
    },
    {
      timeZone: "America/New_York",
      now: "2027-03-10T12:00:00Z",
      meeting: "2027-03-16T14:00:00Z",
      agenda: "2027-03-15T20:00:00Z",
    },
  ])(
    "keep their local time over a change of the clocks: $timeZone $meeting",
    ({ timeZone, now, meeting, agenda }) => {
      const found = nextMeeting({ ...tuesdays, timeZone }, at(now));
      expect([found.at, found.agendaAt]).toEqual([at(meeting), at(agenda)]);
    },
  );
});
