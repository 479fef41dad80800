import { describe, expect, it } from "vitest";
import { attendanceOf } from "../../../src/features/review/run/minutes-view.ts";

const team = (id: string, name: string) => ({
  id,
  name,
  key: id,
  kind: "marketing" as const,
  position: 0,
  isRetired: false,
});
type Meeting = Parameters<typeof attendanceOf>[0];
const meeting = (given: Pick<Meeting, "attendees" | "stakeholders">): Meeting => ({
  review: {
    ...{ id: "r", workspaceId: "T1", channelId: "C1", cadence: "weekly", slot: "2026-11-24T10:00" },
    ...{ state: "closed", currentItemId: null, startedBy: "U1", startedAt: 0, itemStartedAt: null },
    ...{ closedBy: "U1", closedAt: 0, messageTs: null, version: 1, createdAt: 0 },
  },
  ...{ items: [], decisions: [], actions: [], timeZone: "UTC" },
  teams: [team("m", "Marketing"), team("s", "Sales")],
  ...given,
});

describe("the attendance in the minutes", () => {
  it("is by team: who was expected, who was not there, and who came besides", () => {
    const of = meeting({
      stakeholders: [
        { userId: "U1", teamId: "m" },
        { userId: "U2", teamId: "m" },
        { userId: "U3", teamId: null },
      ],
      attendees: [
        { userId: "U2", teamId: "m" },
        { userId: "U4", teamId: "s" },
        { userId: "U5", teamId: "gone" },
      ],
    });
    expect(attendanceOf(of)).toEqual([
      {
        team: "Marketing",
        people: [
          { userId: "U1", wasThere: false },
          { userId: "U2", wasThere: true },
        ],
      },
      { team: "Sales", people: [{ userId: "U4", wasThere: true }] },
      {
        team: "Others",
        people: [
          { userId: "U3", wasThere: false },
          { userId: "U5", wasThere: true },
        ],
      },
    ]);
  });

  it("does not miss a stakeholder who left, and still names them where they came", () => {
    const left = meeting({ stakeholders: [], attendees: [{ userId: "U1", teamId: "m" }] });
    expect(attendanceOf(left)).toEqual([{ team: "Marketing", people: [{ userId: "U1", wasThere: true }] }]);
    expect(attendanceOf(meeting({ stakeholders: [], attendees: [] }))).toEqual([]);
  });
});
