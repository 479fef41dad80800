import { beforeAll, describe, expect, it } from "vitest";
import { listEverything } from "../../src/app.ts";
import type { Reply } from "../../src/playground/reply.ts";
import type { ShownMessage } from "../../src/playground/shown-message.ts";
import { providers } from "../support/databases.ts";
import { groups, handedIn, pressed, type Somebody, searched, shortcuts, typed } from "./access-table.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

const everything = listEverything();

/** "/deal list", "/scorecard weekly", "/funnel": the command with its verb, where the help's line has one. */
const keyOf = (usage: string): string => {
  const [command = "", verb = ""] = usage.split(" ");
  return /^[a-z-]+$/.test(verb) ? `${command} ${verb}` : command;
};

describe("the access table", () => {
  it("has a row for every line of every command's help, and for nothing else", () => {
    const lines = everything.commands.flatMap(({ lines }) => lines.map(({ usage }) => keyOf(usage)));
    expect(Object.keys(typed).sort()).toEqual([...new Set(lines)].sort());
    expect(everything.verbs.map(({ verb }) => `/roundtrip ${verb}`).filter((key) => !(key in typed))).toEqual(
      [],
    );
  });

  it("has a row for every button, form and menu", () => {
    expect(Object.keys(pressed).sort()).toEqual([...everything.actions].sort());
    expect(Object.keys(handedIn).sort()).toEqual(everything.forms.map(({ id }) => id).sort());
    expect(Object.keys(shortcuts).sort()).toEqual(everything.shortcuts.map(({ id }) => id).sort());
    expect(Object.keys(searched).sort()).toEqual(everything.menus.map(({ id }) => id).sort());
  });
});

/** Who each somebody is in the workspace. The stranger is a partner of the other ledger. */
const people: Readonly<Record<Somebody, string>> = {
  stranger: "colleague",
  outsider: "outsider",
  partner: "partner",
  member: "rep",
  admin: "admin",
};
const somebodies = Object.keys(people) as Somebody[];
const isRefused = (text: string): boolean =>
  /answers only people of its own workspace|Partners cannot do that|Only an admin can|Only a workspace admin|closed to you|not in this workspace/.test(
    text,
  );

/** A company, a contact and a campaign of Marketing's: no partner may ever read them. */
const secrets = /Secretco|Sibyl Secret|webinar-secret/;

// Roles are decided before any question is asked: one database is enough, and the suite on the other one tells it for that.
describe.each(providers.slice(0, 1))("who may do what, on %s", (provider) => {
  const { db, slack, say, office } = inOffice(provider, { channel: "partners" });
  const seen = { alpha: "", dealId: "", changeId: "", sourceId: "" };

  const fill = (text: string): string =>
    text
      .replace("$OTHER", "Secretc")
      .replace("$OWN", "Ownco")
      .replace("$CHANGE", seen.changeId)
      .replace("$SOURCE", seen.sourceId);

  const got = new Map<Somebody, ShownMessage>();
  const messageOf = async (who: Somebody): Promise<ShownMessage> => {
    const message = got.get(who) ?? (await say("/funnel", people[who])).message;
    if (message === null) throw new Error(`${who} got no message`);
    got.set(who, message);
    return message;
  };

  /** A message that a person got, with one other control in it, as somebody may forge it. */
  const forge = async (who: Somebody, control: object, recordId: string): Promise<ShownMessage> => {
    const message = await messageOf(who);
    const blocks = [{ type: "actions", block_id: `${seen.alpha}|${recordId}|1|x`, elements: [control] }];
    return { ...message, blocks };
  };

  const check = (reply: Reply, what: string, who: Somebody, may: readonly Somebody[]): void => {
    const all = `${reply.text} ${JSON.stringify([reply.message?.blocks, reply.view, reply.options])}`;
    expect([what, who, reply.error, /Sorry, something went wrong/.test(all)]).toEqual([
      what,
      who,
      null,
      false,
    ]);
    expect(all.length, `${what} by ${who} is answered at all`).toBeGreaterThan(25);
    if (isRefused(reply.text) === may.includes(who))
      expect.fail(`${what} by ${who}: ${reply.text.slice(0, 300)}`);
    if (!groups.staff.includes(who)) expect(`${what} ${who}: ${all}`).not.toMatch(secrets);
  };

  beforeAll(async () => {
    seen.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "partners" });
    const beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const member = (ledgerId: string, who: "partner" | "colleague") => ({
      ...{ id: `member-${who}`, ledgerId, userId: slack().users[who].id, role: "partner" },
      ...{ teamId: `${ledgerId}-partners`, createdAt: 0n },
    });
    await db().channelBinding.updateMany({
      where: { ledgerId: seen.alpha },
      data: { teamId: `${seen.alpha}-partners` },
    });
    await db().member.createMany({ data: [member(seen.alpha, "partner"), member(beta, "colleague")] });
    await say('/meeting Secretco with "Sibyl Secret" from webinar-secret $70k', "marketer");
    await say("/meeting Ownco with Olga from partner $5k", "marketer");
    const secret = await db().deal.findFirstOrThrow({ where: { account: { name: "Secretco" } } });
    const change = await db().history.findFirstOrThrow({ where: { subjectId: secret.id } });
    Object.assign(seen, { dealId: secret.id, changeId: change.id, sourceId: `${seen.alpha}-partner` });
  });

  it.each(somebodies)("every command as the table says: %s", async (who) => {
    for (const [what, { text, may }] of Object.entries(typed)) {
      check(await say(fill(text), people[who]), what, who, may);
      if (slack().view(people[who]) !== null) await slack().closeView(people[who]);
    }
  });

  it.each(somebodies)("every button as the table says: %s", async (who) => {
    for (const [what, { may, about, value = "" }] of Object.entries(pressed)) {
      const recordId = about === "deal" ? seen.dealId : about === "change" ? seen.changeId : "";
      const control = {
        ...{ type: "button", action_id: what, value: fill(value) || "-" },
        text: { type: "plain_text", text: what },
      };
      office().clock.forward(1000);
      const reply = await slack().press({
        ...{ user: people[who], message: await forge(who, control, recordId), action: what, waitMs: 8000 },
      });
      check(reply, what, who, may);
      if (slack().view(people[who]) !== null) await slack().closeView(people[who]);
    }
  });

  it("below a member nobody touched the other team's deal", async () => {
    // The staff come last in each round above, and Undo is theirs.
    const changes = await db().history.findMany({ where: { subjectId: seen.dealId } });
    const staff = ["marketer", "rep", "admin"] as const;
    const allowed: string[] = staff.map((key) => slack().users[key].id);
    expect(changes.filter(({ actor }) => !allowed.includes(actor))).toEqual([]);
  });

  it.each(somebodies)("every form as the table says: %s", async (who) => {
    for (const [what, { may, fields, about }] of Object.entries(handedIn)) {
      const values = Object.entries(fields).map(([id, value]) => [id, { [id]: { value: fill(value) } }]);
      const person = slack().users[people[who] as keyof ReturnType<typeof slack>["users"]];
      office().clock.forward(1000);
      const payload = {
        type: "view_submission",
        user: { id: person.id, team_id: person.teamId },
        team: { id: slack().team.id },
        view: {
          ...{
            id: `V${office().clock.now}`,
            callback_id: what,
            private_metadata: `${seen.alpha}|${about === undefined ? "" : slack().channels.partners.id}|0|`,
          },
          state: { values: Object.fromEntries(values) },
        },
      };
      const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
      const { body: text } = await slack().send(slack().sign(body, "form"));
      expect([what, who, /something went wrong/.test(text), text.length > 50]).toEqual([
        what,
        who,
        false,
        true,
      ]);
      if (isRefused(text) === may.includes(who)) expect.fail(`${what} by ${who}: ${text}`);
      if (!groups.staff.includes(who)) expect(`${what} ${who}: ${text}`).not.toMatch(secrets);
    }
  });

  it.each(somebodies)("every shortcut as the table says: %s", async (who) => {
    for (const [what, may] of Object.entries(shortcuts)) {
      const message = await messageOf(who);
      office().clock.forward(1000);
      const given = { user: people[who], callbackId: what, message: { ...message, text: "Acme with Jo" } };
      check(await slack().shortcut(given), what, who, may);
      if (slack().view(people[who]) !== null) await slack().closeView(people[who]);
    }
  });

  it.each(somebodies)("every menu as the table says: %s", async (who) => {
    for (const [what, may] of Object.entries(searched)) {
      const control = {
        ...{ type: "external_select", action_id: what },
        placeholder: { type: "plain_text", text: what },
      };
      const { options } = await slack().suggest({
        ...{ user: people[who], message: await forge(who, control, ""), action: what, typed: "secret" },
      });
      const offers = JSON.stringify(options).match(secrets) !== null;
      expect([what, who, offers]).toEqual([what, who, may.includes(who)]);
    }
  });
});
