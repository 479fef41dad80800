import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listCommands, listEverything } from "../../src/app.ts";
import { seededRandom } from "../../src/core/seeded-random.ts";
import { bindChannel } from "../../src/data/ledgers.ts";
import { UserError } from "../../src/errors.ts";
import { makeLookups } from "../../src/features/setup/lookups.ts";
import type { Person } from "../../src/playground/seed.ts";
import { payloadForm } from "../../src/playground/send.ts";
import { refuseBelow, refuseOutsiders } from "../../src/slack/kit.ts";
import { inOffice } from "../stories/in-office.ts";
import { insertStoryLedger } from "../stories/insert-records.ts";
import { providers } from "../support/databases.ts";
import { catchAnswers } from "./catch-answers.ts";
import { pick, randomText, spoil } from "./random-text.ts";

// `npm test` takes a lean sample, always the same; `npm run test:fuzz` the whole, on SQLite; FUZZ_SEED=<n> looks elsewhere.
const texts = Number(process.env.FUZZ_TEXTS ?? 40);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125);
const isWhole = process.env.FUZZ_TEXTS !== undefined;
const everything = listEverything();
const usages = everything.commands.flatMap(({ lines }) => lines.map(({ usage }) => usage));
const people = ["rep", "rep", "colleague", "partner", "outsider", "admin"] as const;

/** Names of the other ledger and of another workspace's: nobody here may ever read them. */
const secrets = /Zanzibar|Sibyl|gammasecret/i;
const failure = /reference [0-9a-f]{8}|\n +at .+:\d+:\d+/;
/** Slack's own refusals: of our invented trigger ids, and of answers into channels that a person is not in. */
const triggers = /slack_webapi_platform_error/;

describe.each(isWhole ? (["sqlite"] as const) : providers)("whatever comes in, on %s", (provider) => {
  const { db, slack, say, office } = inOffice(provider, { expectsFailures: true });
  const random = seededRandom(seed);
  const ids = { alpha: "", ledgers: ["ledger-gamma", "", "nonsense"], own: [""], foreign: [""] };
  const counts = { sent: 0, refused: 0, asked: 0, ran: 0 };
  let answers: Awaited<ReturnType<typeof catchAnswers>>;
  let serial = 0;

  beforeAll(async () => {
    answers = await catchAnswers();
    const alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "pipeline" });
    await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await db().workspace.create({ data: { id: "T0STRANGER", createdAt: 0n } });
    const settings = { currency: "USD", timeZone: "UTC", createdAt: 0n };
    const gamma = { id: "ledger-gamma", workspaceId: "T0STRANGER", key: "default", name: "gammasecret" };
    await db().ledger.create({ data: { ...gamma, ...settings } });
    const paula = { id: "m-paula", ledgerId: alpha, userId: slack().users.partner.id, role: "partner" };
    await db().member.create({ data: { ...paula, teamId: `${alpha}-partners`, createdAt: 0n } });
    await say('/meeting Zanzibar with "Sibyl Secret" from webinar-zanzibar $70k', "marketer", "leadership");
    await say("/meeting Acme with Jane from webinar-q3", "marketer");
    ids.alpha = alpha;
    ids.ledgers.push(alpha, alpha, alpha);
    for (const { id, ledgerId } of [
      ...(await db().deal.findMany()),
      ...(await db().meeting.findMany()),
      ...(await db().history.findMany()),
      ...(await db().account.findMany()),
    ])
      (ledgerId === alpha ? ids.own : ids.foreign).push(id);
  });
  afterAll(async () => {
    await answers.close();
    console.log(
      `fuzz, seed ${seed}, ${provider}: ${counts.sent} requests, ${counts.refused} refused by the door, ${counts.ran} past the wire reached a command, ${counts.asked} only the question which ledger`,
    );
  });

  const send = async (what: string, form: string): Promise<void> => {
    counts.sent += 1;
    const { status, body } = await slack().send(slack().sign(form, "form"));
    if (status !== 200) counts.refused += 1;
    check(what, body);
  };
  const check = (what: string, answer: string): void => {
    if (secrets.test(answer) || failure.test(answer)) {
      const logged = JSON.stringify(office().failures().slice(-2)).slice(0, 1500);
      if (!triggers.test(logged) || secrets.test(answer)) {
        expect.fail(`seed ${seed}: ${what.slice(0, 600)}\n→ ${answer.slice(0, 600)}\n${logged}`);
      }
    }
  };
  /** What the log calls failed since the last look: nothing, but for forms that our triggers cannot open. */
  const checkLog = (what: string): void => {
    for (const answer of answers.take()) check(what, answer);
    const failed = office()
      .failures()
      .map((each) => JSON.stringify(each))
      .filter((line) => line.includes('"msg":"failed"') && !triggers.test(line));
    expect(failed, `seed ${seed}: ${what}`).toEqual([]);
  };
  /** An admin's text may unbind the channel or bind it elsewhere, after which nothing would reach a command. */
  const bindAgain = () =>
    bindChannel(db(), {
      ...{ workspaceId: slack().team.id, channelId: slack().channels.pipeline.id, ledgerId: ids.alpha },
    });
  const who = () => slack().users[pick(random, people)];
  const trigger = () => {
    serial += 1;
    return `fuzz-${serial}`;
  };

  it(`no text of ${texts} makes it fail or tell of another ledger`, { timeout: 3_600_000 }, async () => {
    const names = everything.commands.map(({ name }) => name);
    // Nine in ten go past the wire, straight to what answers a command: the wire has its own tenth.
    const commands = listCommands(new Map());
    const lookups = makeLookups(office().services, () => slack().team.id);
    const direct = async (person: Person, name: string, text: string): Promise<void> => {
      const command = commands.find((each) => each.name === name);
      const where = { workspaceId: slack().team.id, userWorkspaceId: person.teamId, userId: person.id };
      const triggerId = trigger();
      const request = { workspaceId: where.workspaceId, kind: "trigger" as const, nativeId: triggerId };
      const said = { ...where, channelId: slack().channels.pipeline.id, name, text, triggerId, request };
      try {
        refuseOutsiders(said);
        const found = await lookups.forCommand(said);
        if ("ask" in found || command === undefined) {
          counts.asked += 1;
          return;
        }
        counts.ran += 1;
        refuseBelow(lookups.roleOf(found.ctx), command.least);
        const answer = await command.run(found.ctx, { ...said, responseUrl: answers.url });
        check(`${person.name}: ${name} ${text}`, JSON.stringify(await lookups.finish(found.ctx, answer)));
      } catch (error) {
        if (error instanceof UserError) return check(`${name} ${text}`, `${error.message} ${error.example}`);
        throw new Error(`seed ${seed}: ${person.name}: ${name} ${JSON.stringify(text)}`, { cause: error });
      }
    };
    const one = async (): Promise<void> => {
      const person = who();
      const name = pick(random, names);
      const text = randomText(random, usages) || "x";
      if (isWhole && random() < 0.9) {
        counts.sent += 1;
        return direct(person, name, text);
      }
      const form = new URLSearchParams({
        ...{ command: name, text, user_id: person.id, team_id: person.teamId },
        ...{ channel_id: slack().channels.pipeline.id, trigger_id: trigger(), response_url: answers.url },
      });
      await send(`${person.name}: ${name} ${JSON.stringify(text)}`, form.toString());
    };
    for (let done = 0; done < texts; done += 4) {
      office().clock.forward(500);
      await bindAgain();
      await Promise.all([one(), one(), one(), one()]);
      if (done % 1000 === 0) checkLog(`the last thousand texts before ${done}`);
      if (isWhole && done % 5000 === 0) console.log(`${done} texts`);
    }
    checkLog("the last texts");
    // A text that is only asked which ledger it means tests nothing of its command.
    if (isWhole) expect(counts.asked).toBeLessThan(counts.ran / 100);
  });

  /** A payload as Slack would send it, with any of our controls and ids of ours, another ledger's or nobody's. */
  const payloadOf = (): object => {
    const person = who();
    const scope = `${pick(random, ids.ledgers)}|${pick(random, [...ids.own, ...ids.foreign])}|${Math.floor(random() * 3)}|x`;
    const value = pick(random, [
      ...ids.foreign,
      ...ids.own,
      "new",
      "-",
      "1|2026-11-20",
      randomText(random, usages),
    ]);
    const base = {
      ...{
        user: { id: person.id, team_id: person.teamId },
        team: { id: slack().team.id },
        trigger_id: trigger(),
      },
      ...{ channel: { id: slack().channels.pipeline.id }, response_url: answers.url },
    };
    const kind = random();
    if (kind < 0.4) {
      const action_id = pick(random, [...everything.actions, "old-button"]);
      const chosen = random() < 0.5 ? { value } : { selected_option: { value } };
      return {
        ...base,
        type: "block_actions",
        actions: [{ type: "button", action_id, block_id: scope, ...chosen }],
      };
    }
    if (kind < 0.6) {
      return {
        ...base,
        type: "block_suggestion",
        action_id: pick(random, everything.menus),
        block_id: scope,
        value,
      };
    }
    if (kind < 0.7) {
      const callback_id = pick(random, [...everything.shortcuts, "old"]);
      const message = { type: "message", ts: "1.1", text: randomText(random, usages), user: person.id };
      return { ...base, type: "message_action", callback_id, message };
    }
    const form = pick(random, everything.forms);
    const fields = [
      "company",
      "contact",
      "day",
      "booked",
      "outcome",
      "amount",
      "currency",
      "zone",
      "from",
      "note",
      "due",
    ];
    const values = Object.fromEntries(
      fields.map((field) => [
        field,
        { [field]: { type: "plain_text_input", value: randomText(random, usages) } },
      ]),
    );
    const view = { id: `V${trigger()}`, callback_id: form.id, private_metadata: scope, state: { values } };
    return { ...base, type: "view_submission", view: { ...view, type: "modal" } };
  };

  const payloads = isWhole ? Math.ceil(texts / 50) : Math.ceil(texts / 5);
  it(`no payload of ${payloads}, whole or spoilt, does either`, { timeout: 3_600_000 }, async () => {
    for (let done = 0; done < payloads; done += 1) {
      if (done % 10 === 0) office().clock.forward(1000);
      const whole = payloadOf();
      const payload = random() < 0.5 ? whole : spoil(random, whole);
      if (typeof payload !== "object" || payload === null) continue;
      await send(JSON.stringify(payload), payloadForm({ ...payload }));
      if (done % 20 === 0) checkLog(JSON.stringify(payload).slice(0, 600));
    }
    await new Promise((resolve) => setTimeout(resolve, 500)); // answers that are still on their way
    checkLog("the last payloads");
  });

  it("nothing was written into another ledger", async () => {
    expect(await db().deal.count({ where: { ledgerId: "ledger-beta" } })).toBe(1);
    expect(await db().history.count({ where: { ledgerId: "ledger-beta" } })).toBe(1);
    expect(await db().history.count({ where: { ledgerId: "ledger-gamma" } })).toBe(0);
    expect((await say("/roundtrip status")).text).toContain("Alpha");
  });
});
