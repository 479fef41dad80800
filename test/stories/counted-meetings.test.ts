import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

// Today is Monday 23 November 2026.
describe.each(providers)("what a scorecard counts, on %s", (provider) => {
  const { office, say } = inOffice(provider);
  beforeAll(async () => {
    await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    for (const line of ["target 8 meetings", "set marketing 4 meetings", "set sales 4 meetings"])
      await say(`/commit ${line}`, "admin");
    for (const [company, from] of [
      ...[["Acme", "webinar"] as const, ["Globex", "webinar"] as const, ["Initech", "webinar"] as const],
      ...[["Hooli", "outbound"] as const, ["Umbrella", "outbound"] as const],
    ])
      await say(`/meeting ${company} with Jane from ${from} booked 2026-09-28 product core`);
    await say("/meeting Stark with Tony from outbound");
    await say("/meeting held Acme on 2026-10-05");
    await say("/meeting held Globex on 2026-10-06");
    await say("/meeting rejected Globex because no budget");
    await say("/meeting held Hooli on 2026-11-02");
    await say("/meeting accepted Hooli on 2026-11-03");
    await say("/meeting Elsewhere with Eve from webinar", "rep", "leadership");
  });

  it("booked meetings, on the day they were booked, as long as nothing else was chosen", async () => {
    const reply = await say("/scorecard");
    // Five were booked in the quarter before; Stark today
    expect(rowOf(reply, "Marketing")[1]).toBe("0 / 4");
    expect(rowOf(reply, "Sales")[1]).toBe("1 / 4");
    expect((await say("/scorecard 2026-Q3")).text).toContain("4 meetings so far"); // 5 − 1 rejected
    const funnel = await say("/funnel 2026-Q3");
    expect(rowOf(funnel, "Sales-ready meetings")[1]).toBe("5");
    expect(funnel.text).toContain("Meetings counted on the day they were booked");
  });

  it("held ones, on the day they were held, everywhere a commitment is measured, and the text says so", async () => {
    await say("/roundtrip define metrics meetings held", "admin");
    const reply = await say("/scorecard");
    expect(reply.text).toContain("Scorecard 2026-Q4: meetings (held)");
    expect(rowOf(reply, "Marketing")[1]).toBe("1 / 4"); // Acme; Globex was held and then rejected
    expect(rowOf(reply, "Sales")[1]).toBe("1 / 4"); // Hooli; nobody has said that Stark was held
    expect(reply.text).toContain("meetings count on the day they were held");
    expect(reply.text).toContain("1 rejected meeting left out");
    expect(reply.text).toContain("→ 2 meetings →");
    expect(reply.text).toContain("2 meetings by product line: core 2");
    expect((await say("/scorecard 2026-Q3")).text).toContain("0 meetings so far");
    const funnel = await say("/funnel");
    expect(rowOf(funnel, "Sales-ready meetings")[1]).toBe("3"); // Acme, Hooli; and Globex, which was rejected later
    expect(rowOf(funnel, "Disqualified")[1]).toBe("1");
    expect(funnel.text).toContain("Meetings counted on the day they were held");
    expect((await say("/funnel 2026-Q3")).text).toContain("nothing is dated in this period yet");
    const cohort = await say("/funnel 2026-Q3 cohort by meetings");
    expect(rowOf(cohort, "Sales-ready meetings")[1]).toBe("5");
    expect(cohort.text).toContain("Meetings counted on the day they were booked, in cohorts always");
    expect((await say("/roundtrip status")).text).toContain("in 2026-Q4: 3 sales-ready meetings");
    const why = await say("/roundtrip why sales meetings");
    expect(why.text).toContain("sales-ready meetings held in the quarter");
    expect(why.text).toContain("1 record, together 1 meeting");
    expect(why.text).toContain(
      "1 record left out: booked in the quarter, and nobody has said that it was held (Mon 23 Nov 2026)",
    );
    expect((await say("/roundtrip why meetings.marketing")).text).toContain("1 record left out: the meeting");
    expect((await say("/commit")).text).toContain("meetings (held): committed shares add up to 100 %");
    const booked = await say("/meeting Wayne with Bruce from outbound");
    expect(booked.text).toContain("Sales now: 1 of 4 meetings (held) committed in 2026-Q4 (25 %).");
  });

  it("accepted ones, on the day sales accepted them", async () => {
    await say("/roundtrip define metrics meetings accepted", "admin");
    const reply = await say("/scorecard");
    expect(rowOf(reply, "Marketing")[1]).toBe("0 / 4");
    expect(rowOf(reply, "Sales")[1]).toBe("1 / 4"); // Hooli, on 3 November
    expect((await say("/funnel by team")).text).toContain("1 sales-ready meeting;");
    expect((await say("/roundtrip why sales meetings")).text).toContain(
      "2 records left out: booked in the quarter, and sales has not accepted it yet", // Stark and Wayne
    );
    expect((await say("/scorecard", "rep", "leadership")).text).toContain("1 meeting so far");
  });

  it("and a retired team stands only where it committed to something or has something", async () => {
    const hasRow = async (team: string, quarter: string) =>
      new RegExp(`^${team} `, "m").test((await say(`/scorecard ${quarter}`)).text);
    expect(await hasRow("Partners", "2026-Q4")).toBe(true);
    await say("/roundtrip define team Partners retire", "admin");
    await say("/roundtrip define team Sales retire", "admin");
    expect(await hasRow("Partners", "2026-Q4")).toBe(false);
    expect(await hasRow("Sales", "2026-Q4")).toBe(true); // it committed to 4 meetings
    await say("/roundtrip define metrics meetings", "admin");
    expect(await hasRow("Sales", "2026-Q3")).toBe(true); // it booked 2
    expect(await hasRow("Sales", "2027-Q1")).toBe(false);
    expect(await hasRow("Marketing", "2027-Q1")).toBe(true);
  });
});
