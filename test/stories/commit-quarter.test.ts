import { beforeAll, describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

describe.each(providers)("a whole quarter at once, on %s", (provider) => {
  const { office, db, say, press, slack } = inOffice(provider);
  let ledgerId = "";

  beforeAll(async () => {
    ledgerId = await insertStoryLedger(office(), { name: "Northwind", channel: "pipeline" });
    const other = await insertStoryLedger(office(), { name: "Contoso", channel: "random" });
    await db().productLine.createMany({
      data: [
        { id: "p-core", ledgerId, name: "Core", key: "core" },
        { id: "p-core-2", ledgerId: other, name: "Tea", key: "tea" },
      ],
    });
    await db().division.create({ data: { id: "d-emea", ledgerId, name: "EMEA", key: "emea" } });
    await db().member.create({
      data: {
        ...{ id: "m1", ledgerId, userId: slack().users.marketer.id, role: "member" },
        ...{ teamId: `${ledgerId}-marketing`, createdAt: 0n },
      },
    });
  });
  const fill = (values: Record<string, string>, user = "admin") => slack().fill({ user, values });
  const share = (metric: string, team: string) => `share/${metric}//${ledgerId}-${team}`;
  const asked = async () => {
    await office().deliver();
    return (await slack().messages("pipeline")).map(({ text }) => text);
  };

  it("a form takes targets and shares together, and each team is asked once for all of its own", async () => {
    const form = await press(await say("/commit 2027-Q1", "admin"), "Fill in the quarter…", "admin");
    expect(form.text).toContain("Meetings: target");
    expect(form.text).toContain("Revenue: Partners");
    expect(form.text).not.toContain("Pipeline: target"); // the ledger does not study it
    const wrong = await fill({ "target/meetings/": "many", [share("deals", "sales")]: "101%" });
    expect(wrong.errors).toEqual({ "target/meetings/": '"many" is not a number. Try: 120' });
    const done = await fill({
      ...{ "target/meetings/": "120", "target/revenue/": "$2m" },
      ...{ [share("meetings", "marketing")]: "50%", [share("revenue", "marketing")]: "40%" },
      ...{ [share("meetings", "sales")]: "60", [share("deals", "sales")]: "" },
    });
    expect(done.text).toContain("The target for 2027-Q1 is 120 meetings.");
    expect(done.text).toContain("Marketing commits to 40 % of revenue in 2027-Q1, that is $800,000 revenue."); // 2,000,000 × 0.4
    expect(await asked()).toEqual([
      expect.stringContaining(
        "Marketing: please sign for 2027-Q1: 50 % of meetings, that is 60 meetings; 40 % of revenue, that is $800,000 revenue.",
      ),
      expect.stringContaining("Sales: please sign for 2027-Q1: 60 meetings."),
    ]);
  });

  it("is prefilled with what stands; what is not changed is not proposed again", async () => {
    const form = await press(await say("/commit 2027-Q1", "admin"), "Fill in the quarter…", "admin");
    expect(form.text).toContain("Meetings: Marketing (optional): [50%]");
    expect(form.text).toContain("Meetings: Sales (optional): [60]");
    expect(form.text).toContain("Revenue: target (optional): [$2,000,000]");
    expect((await fill({})).text).toContain("Nothing was changed, so nothing is proposed.");
    expect(await asked()).toHaveLength(2);
  });

  it("a team signs all of it at once, and its people propose something else by the same form, with the reason", async () => {
    const message = (await slack().messages("pipeline"))[0];
    if (message === undefined) throw new Error("nothing to sign");
    await slack().press({ user: "marketer", message, action: "Agree", waitMs: 8000 });
    expect(await db().commitment.count({ where: { ledgerId, signedBy: slack().users.marketer.id } })).toBe(2);
    const form = await slack().press({ user: "marketer", message, action: "Propose another…", waitMs: 8000 });
    expect(form.text).toContain("Meetings: Marketing (optional): [50%]");
    expect(form.text).not.toContain("Sales");
    expect(form.text).not.toContain("target");
    const field = share("meetings", "marketing");
    expect((await fill({ [field]: "45%" }, "marketer")).errors?.reason).toContain(
      "a change needs its reason",
    );
    const done = await fill({ [field]: "45%", reason: "one fair less" }, "marketer");
    expect(done.text).toContain(
      "Proposed as version 2: Marketing commits to 45 % of meetings in 2027-Q1, that is 54 meetings.",
    ); // 120 × 0.45
    expect((await asked()).at(-1)).toContain("because one fair less");
  });

  it("the next quarter copies targets and commitments, once, as proposals", async () => {
    expect((await say("/commit copy 2027-Q2", "rep")).text).toContain(
      "Only an admin can copy a whole quarter",
    );
    const copied = await press(await say("/commit 2027-Q2", "admin"), "Copy last quarter", "admin");
    expect(copied.text).toContain("The target for 2027-Q2 is 120 meetings.");
    expect(rowOf(copied, "meetings")).toEqual(["meetings", "Marketing", "50 %", "60 meetings", "proposed"]);
    expect(await db().commitment.findMany({ where: { ledgerId, quarter: "2027-Q2" } })).toMatchObject([
      { startDay: "2027-04-01", signedBy: null },
      { startDay: "2027-04-01", signedBy: null },
      { startDay: "2027-04-01", signedBy: null },
    ]);
    expect((await say("/commit copy 2027-Q2", "admin")).text).toContain(
      "2027-Q1 has nothing that 2027-Q2 has not got already.",
    );
  });

  it("a product line and a division have targets and commitments of their own beside the company's", async () => {
    await say("/commit target 40 meetings product core division emea 2027-Q1", "admin");
    const set = await say(
      "/commit set marketing 25% of meetings product core division emea 2027-Q1",
      "admin",
    );
    expect(set.text).toContain(
      "Marketing commits to 25 % of meetings (Core in EMEA) in 2027-Q1, that is 10 meetings.",
    ); // 40 × 0.25
    expect(rowOf(set, "meetings (Core in EMEA)")).toEqual([
      ...["meetings (Core in EMEA)", "Marketing", "25 %", "10 meetings", "proposed"],
    ]);
    expect(rowOf(set, "meetings")).toEqual([
      ...["meetings", "Marketing", "50 %", "60 meetings", "✓ Mon 23 Nov 2026, change proposed"],
    ]);
    expect(set.text).toContain("meetings (Core in EMEA): under-committed by 75 points");
    const unknown = await say("/commit set marketing 25% of meetings product tea 2027-Q1", "admin");
    expect(unknown.text).toContain("There is no product line “tea”. There are: Core.");
    // 60 of the company's 120, and 10 of the cell's 40, never added up
    const scorecard = await say("/scorecard 2027-Q1", "admin");
    expect(rowOf(scorecard, "Marketing")[1]).toBe("0 / 60");
    expect(scorecard.text).toContain("Core in EMEA: all 0 / 40 · Marketing 0 / 10");
  });

  it("Undo takes back what was done together: the copied quarter as if it never was", async () => {
    const before = await db().commitment.count({ where: { ledgerId } });
    const copied = await say("/commit copy 2027-Q3", "admin");
    await office().deliver();
    const others = await press(copied, "Undo", "rep");
    expect(others.text).toContain("Only an admin can undo what @admin did.");
    const undone = await press(copied, "Undo", "admin");
    expect(undone.text).toContain("Undone: 2 targets and 3 proposals for 2027-Q3. It was never so.");
    expect(await db().commitment.count({ where: { ledgerId } })).toBe(before);
    expect(await db().target.count({ where: { ledgerId, quarter: "2027-Q3" } })).toBe(0);
    expect((await press(copied, "Undo", "admin")).text).toContain("Already undone by @admin.");
    expect((await asked()).filter((text) => text.includes("2027-Q3"))).toEqual([]);
    expect((await asked()).filter((text) => text.includes("This proposal was taken back by"))).toHaveLength(
      2,
    );
  });

  it("stands among one's last records, and is undone from any place, also as the last thing one did", async () => {
    await say("/meeting Duff from webinar", "admin");
    await say("/commit target $3m revenue 2028-Q1", "admin");
    await say("/commit set sales 40% of revenue 2028-Q1", "admin");
    const mine = await say("/roundtrip mine", "admin");
    expect(mine.text).toMatch(
      /Sales 2028-Q1: proposed 40 % of revenue[\s\S]*Target 2028-Q1: set to \$3,000,000 revenue[\s\S]*Duff: sales-ready/,
    );
    const undone = await say("/roundtrip undo", "admin");
    expect(undone.text).toContain("Undone: the proposal for 2028-Q1. It was never so.");
    expect((await say("/roundtrip undo", "admin")).text).toContain("Already undone by @admin.");
    const after = await say("/roundtrip mine", "admin");
    expect(after.text).toContain("Sales 2028-Q1: proposed 40 % of revenue (undone)");
    const target = after.buttons.find(({ element }) => element.action_id === "commit-undo");
    expect(target?.element.accessibility_label).toBe("Undo Target 2028-Q1: set to $3,000,000 revenue");
    expect((await press(after, "commit-undo", "admin")).text).toContain("Undone: the target for 2028-Q1.");
    expect(await db().target.count({ where: { ledgerId, quarter: "2028-Q1" } })).toBe(0);
    await say("/meeting Duff with Barney from webinar", "admin");
    expect((await say("/roundtrip undo", "admin")).text).toContain("Duff");
  });

  it("Undo of a signature lets it wait again, and of a change the version before; not once somebody went on", async () => {
    const first = await say("/commit set sales 30% of meetings 2027-Q4", "admin");
    const signed = await press(first, "Agree for Sales", "admin");
    const commitment = () => db().commitment.findFirstOrThrow({ where: { ledgerId, quarter: "2027-Q4" } });
    expect((await press(first, "Undo", "admin")).text).toContain(
      "It was agreed since by @admin; undo that first.",
    );
    const undone = await press(signed, "Undo", "admin");
    expect(undone.text).toContain("Undone: the signature for 2027-Q4. It was never so.");
    expect(await commitment()).toMatchObject({ signedBy: null, signedAt: null, shareBp: 3000 });
    await press(undone, "Agree for Sales", "admin");
    const change = await say("/commit set sales 35% of meetings 2027-Q4 because they can", "admin");
    const agreed = await press(change, "Agree for Sales", "admin");
    expect(await commitment()).toMatchObject({ shareBp: 3500 });
    await press(agreed, "Undo", "admin");
    expect(await commitment()).toMatchObject({ shareBp: 3000, signedBy: slack().users.admin.id });
    await press(change, "Undo", "admin");
    const history = await say("/commit history 2027-Q4");
    expect(history.text).toContain("✓ v1: 30 % of meetings");
    expect(history.text).toMatch(/– v2: 35 % of meetings, .*; taken back/);
  });
});
