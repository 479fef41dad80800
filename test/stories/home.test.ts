import { describe, expect, it } from "vitest";
import { renderView } from "../../src/playground/render-text.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";
import { rowOf } from "./read-table.ts";

/** A Home is published a moment after the modal that a press opened. */
function homeOf(office: ReturnType<typeof inOffice>, user: string) {
  const view = office.slack().home(user);
  return view === null ? "" : renderView(view);
}

const front = (office: ReturnType<typeof inOffice>, user: string): string => {
  const view = office.slack().view(user);
  return view === null ? "" : renderView(view);
};

describe.each(providers)("the Home tab, on %s", (provider) => {
  const office = inOffice(provider, { channel: "partners" });
  const { slack, say, deals } = office;
  const isPatient = { timeout: 8000 };
  /** Presses a button of the Home, or of the modal in front; what it says stands in the modal in front. */
  const press = async (at: Awaited<ReturnType<typeof say>>, action: string, user = "rep") => {
    office.office().clock.forward(1000);
    await slack().press({ user, reply: at, action, waitMs: 500 });
  };
  const says = (text: string | RegExp, user = "rep") =>
    expect.poll(() => front(office, user), isPatient).toMatch(text);
  const shows = (text: string | RegExp, user = "rep") =>
    expect.poll(() => homeOf(office, user), isPatient).toMatch(text);

  it("welcomes with one primary button: an admin sets the ledger up, others log a meeting", async () => {
    const home = await slack().openHome({ user: "rep" });
    expect(home.text).toContain("Welcome to Roundtrip");
    expect(home.text).toContain("My open deals\nNone.");
    expect(home.text).toContain("last updated");
    const primaries = (reply: typeof home) =>
      reply.buttons.filter(({ element }) => element.style === "primary").map(({ text }) => text);
    expect(primaries(home)).toEqual(["Log a meeting"]);
    const admins = await slack().openHome({ user: "admin" });
    expect(primaries(admins)).toEqual(["Set up this ledger"]);
    await press(admins, "Set up this ledger", "admin");
    await says(/Set-up, step 1 of 6: Name, currency and time zone/, "admin");
    await slack().press({ user: "admin", action: "Fill in…", waitMs: 500 });
    await says(/== Set up ==/, "admin");
    const saved = await slack().fill({
      user: "admin",
      values: { name: "Northwind", currency: "EUR", zone: "Europe/Berlin" },
      waitMs: 8000,
    });
    expect(saved.text).toContain("the next step stands behind it");
    await slack().closeView("admin");
    await says(/step 2 of 6: Calendar/, "admin");
    for (const next of ["3", "4", "5", "6"]) {
      await slack().press({ user: "admin", action: "Next", waitMs: 500 });
      await says(new RegExp(`step ${next} of 6`), "admin");
    }
    // There is no channel on a Home to be bound.
    expect(front(office, "admin")).not.toContain("Bind this channel");
    expect(front(office, "admin")).toContain("in the channel itself, `/roundtrip bind`");
    await slack().press({ user: "admin", action: "Finish", waitMs: 500 });
    await says("Northwind is set up: amounts in EUR", "admin");
    await slack().closeView("admin");
  });

  it("opens the form of a meeting, and shows what was logged there", async () => {
    const home = await slack().openHome({ user: "rep" });
    await press(home, "Log a meeting");
    await says(/== Log a meeting ==\nCompany/);
    await slack().fill({ user: "rep", values: { company: "Acme", amount: "$80k" }, waitMs: 0 });
    await says(/Acme: sales-ready meeting logged/);
    await slack().closeView("rep");
    await shows(/My open deals \(1\)\nAcme: \$80,000, .*unsourced/);
    await shows(/My last records\nAcme: sales-ready meeting logged/);
    expect(homeOf(office, "rep")).not.toContain("Welcome");
  });

  it("takes the source of an unsourced deal", async () => {
    await shows(/Without a source \(1\)/);
    const home = await slack().openHome({ user: "rep" });
    const chosen = await slack().choose({
      user: "rep",
      reply: home,
      action: "set-source",
      option: "webinar",
    });
    expect(chosen.text).toContain("Acme is now sourced by Marketing (webinar).");
    await slack().closeView("rep");
    await expect.poll(() => homeOf(office, "rep"), { timeout: 8000 }).not.toContain("Without a source");
    expect(homeOf(office, "rep")).toContain("Acme: source set");
  });

  it("says with one tap that the meeting was held, and takes it back with another", async () => {
    const home = await slack().openHome({ user: "rep" });
    await press(home, "Held");
    await says("Acme: meeting held on Mon 23 Nov 2026");
    await shows(/Acme: meeting held, /);
    await slack().press({ user: "rep", action: "Undo", waitMs: 0 });
    await says("Undone: that the meeting with Acme was held.");
    await expect.poll(() => homeOf(office, "rep"), { timeout: 8000 }).not.toContain("Acme: meeting held");
    await slack().closeView("rep");
  });

  it("closes this very deal by a form that is filled in, and undoes it from the list", async () => {
    await say("/meeting Acme from referral product core $10k");
    const [first, second] = await deals("Acme");
    expect(second).toBeUndefined(); // a follow-up on the one deal
    const home = await slack().openHome({ user: "rep" });
    await press(home, "Won…");
    await says(/Company: \[Acme\][\s\S]*Amount \(optional\): \[\$10,000\]/);
    await slack().fill({ user: "rep", waitMs: 0 });
    await says("Acme: won, $10,000");
    expect((await deals("Acme"))[0]).toMatchObject({ id: first?.id, status: "won" });
    await slack().closeView("rep");
    await shows(/My open deals\nNone/);
    const after = await slack().openHome({ user: "rep" });
    await press(after, "Undo");
    await says("Undone: Acme: won. The deal is open.");
    await shows(/My open deals \(1\)/);
    await slack().closeView("rep");
  });

  it("shows ten deals, and says how many more there are", async () => {
    const names = "Alfa Bravo Charlie Foxtrot Juliett Kilimanjaro Lima Oscar Quebec Uniform Zulu".split(" ");
    for (const name of names) await say(`/meeting ${name} from webinar $5k`);
    const home = await slack().openHome({ user: "rep" });
    expect(home.text).toContain("My open deals (12)");
    expect(home.text).toContain("… and 2 more: `/deal list`");
    expect(home.buttons.filter(({ text }) => text === "Won…")).toHaveLength(10);
    expect(home.text).toMatch(/Zulu: [\s\S]*Uniform: /); // the newest first
    expect(home.buttons.filter(({ text }) => text === "Undo")).toHaveLength(5);
  });

  it("says how one's team stands, or the company, as the scorecard does, and opens it", async () => {
    const { message } = await say("/scorecard");
    const [, headline] = /^Scorecard 2026-Q4: (.*? yet\.)/.exec(message?.text ?? "") ?? [];
    expect(headline).toContain("12 meetings so far in 2026-Q4");
    const home = await slack().openHome({ user: "rep" });
    expect(home.text).toContain(`Scorecard 2026-Q4\n${headline}`);
    await press(home, "Open the scorecard");
    await says(/Scorecard 2026-Q4: meetings[\s\S]*Teams\nMarketing: 12 meetings, share 100 %/);
    await slack().closeView("rep");
    const { ledgerId, id: teamId } = await office.db().team.findFirstOrThrow({ where: { key: "marketing" } });
    const member = { userId: slack().users.marketer.id, role: "member", teamId };
    await office.db().member.create({ data: { id: "member-1", ledgerId, createdAt: 0n, ...member } });
    await say("/commit set marketing 20 meetings", "admin");
    const own = await slack().openHome({ user: "marketer" });
    const row = rowOf(await say("/scorecard"), "Marketing"); // 12 / 20, share, pace, status
    expect(own.text).toContain(`Marketing: ${row[1]} meetings, share ${row[2]}, pace ${row[3]}, ${row[4]}`);
  });

  it("is one's own: somebody else sees none of it, and a person of another workspace nothing at all", async () => {
    expect((await slack().openHome({ user: "colleague" })).text).not.toMatch(/Zulu|\$80,000/);
    expect((await slack().openHome({ user: "outsider", waitMs: 500 })).view).toBeNull();
  });

  it("reads the same when Slack sends the event again", async () => {
    const home = await slack().openHome({ user: "rep" });
    const before = await office.db().history.count();
    await slack().send(home.sent.request);
    expect(await office.db().history.count()).toBe(before);
  });
});

describe.each(providers)("the Home tab of a workspace with two ledgers, on %s", (provider) => {
  const office = inOffice(provider);
  const { db, slack, say, press } = office;

  it("asks which ledger, switches by a menu, and shows nothing of the other", async () => {
    const alpha = await insertStoryLedger(office.office(), { name: "Alpha", channel: "marketing" });
    await insertStoryLedger(office.office(), { name: "Beta", channel: "leadership" });
    await say("/meeting Acme from webinar", "rep", "marketing");
    await say("/meeting Globex from webinar", "rep", "leadership");
    const asked = await slack().openHome({ user: "rep" });
    expect(asked.text).toContain("Which ledger do you mean?");
    await press(asked, "Alpha");
    await expect.poll(() => homeOf(office, "rep"), { timeout: 8000 }).toContain("Acme");
    expect(homeOf(office, "rep")).not.toContain("Globex");
    const home = await slack().openHome({ user: "rep" });
    await slack().choose({ user: "rep", reply: home, action: "home-ledger", option: "Beta", waitMs: 500 });
    await expect.poll(() => homeOf(office, "rep"), { timeout: 8000 }).toContain("Globex");
    expect(homeOf(office, "rep")).not.toContain("Acme");

    // A partner of one client never reads the other's name.
    const partner = { userId: slack().users.partner.id, role: "partner", teamId: `${alpha}-partners` };
    await db().member.create({ data: { id: "member-1", ledgerId: alpha, createdAt: 0n, ...partner } });
    const partners = await slack().openHome({ user: "partner" });
    expect(partners.text).toContain("Alpha");
    expect(partners.text).not.toMatch(/Beta|Globex/);
  });
});
