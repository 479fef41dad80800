import { describe, expect, it } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { insertStoryLedger } from "./insert-records.ts";

const pathIn = (reply: Reply): string => /\/hooks\/leads\/[\w-]{43}/.exec(reply.text)?.[0] ?? "no path";

describe.each(providers)("web forms hand in leads, on %s", (provider) => {
  const { db, say, office, slack } = inOffice(provider);
  const paths = { alpha: "", beta: "" };
  const ids = { alpha: "", beta: "" };

  const fetchFrom = async (path: string, init: RequestInit) => {
    office().clock.forward(2000);
    const response = await fetch(`${office().url}${path}`, { method: "POST", ...init });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  const post = (path: string, body: object, headers = {}) =>
    fetchFrom(path, {
      body: JSON.stringify(body),
      headers: { "content-type": "application/json", ...headers },
    });
  const leads = (ledgerId: string) =>
    db().lead.findMany({
      where: { ledgerId },
      select: {
        ...{ id: true, day: true, fromText: true, note: true, createdBy: true, status: true },
        account: { select: { name: true } },
        contact: { select: { name: true, email: true } },
        source: { select: { name: true } },
        campaign: { select: { name: true } },
        productLine: { select: { name: true } },
      },
      orderBy: { id: "asc" },
    });

  it("an admin makes the address, which is shown once and kept as a hash only; nobody else may", async () => {
    ids.alpha = await insertStoryLedger(office(), { name: "Alpha", channel: "marketing" });
    ids.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    const refused = await say("/roundtrip hook new", "rep", "marketing");
    expect(refused.text).toContain("Only a workspace admin or owner can open the ledger to web forms.");
    expect((await say("/roundtrip hook", "admin", "marketing")).text).toContain(
      "No web form can hand in leads here.",
    );
    const made = await say("/roundtrip hook new", "admin", "marketing");
    paths.alpha = pathIn(made);
    paths.beta = pathIn(await say("/roundtrip hook new", "admin", "leadership"));
    const [again] = await slack().resend(made);
    expect(again?.text).toContain("made and shown a moment ago; its secret is not kept");
    expect((await say("/roundtrip hook new", "admin", "marketing")).text).toContain(
      "has an address for web forms already",
    );
    const secret = paths.alpha.replace("/hooks/leads/", "");
    expect(JSON.stringify(await db().leadHook.findMany(), (_, value) => String(value))).not.toContain(secret);
  });

  it("a lead with a known campaign is that campaign's; the same key again answers the same and records once", async () => {
    await say("/meeting Initech from webinar-q3", "rep", "marketing");
    const lead = {
      ...{ company: "Acme GmbH", name: "Jane Doe", email: "Jane@acme.com", utm_source: "webinar" },
      ...{ utm_campaign: "Webinar Q3", note: "wants a demo", day: "2026-11-20", unknown: { deep: true } },
    };
    const first = await post(paths.alpha, lead, { "idempotency-key": "form-1" });
    expect(first).toMatchObject({ status: 201, body: { became: "lead" } });
    const again = await Promise.all(
      [1, 2, 3].map(() => post(paths.alpha, lead, { "idempotency-key": "form-1" })),
    );
    for (const repeat of again) expect(repeat).toMatchObject({ status: 200, body: first.body });
    expect(await leads(ids.alpha)).toMatchObject([
      {
        ...{
          id: first.body.lead,
          day: "2026-11-20",
          note: "wants a demo",
          fromText: null,
          createdBy: "hook",
        },
        ...{ account: { name: "Acme GmbH" }, contact: { name: "Jane Doe", email: "jane@acme.com" } },
        ...{ source: { name: "webinar" }, campaign: { name: "webinar-q3" } },
      },
    ]);
    expect(await db().history.findMany({ where: { actor: "hook" } })).toMatchObject([
      { subject: "lead", subjectId: first.body.lead, action: "logged" },
    ]);
    expect(await db().requestKey.count({ where: { kind: "hook" } })).toBe(1);
  });

  it("the person again is a touch; the same day and campaign again is known", async () => {
    const touch = await post(paths.alpha, { email: "jane@acme.com", source: "webinar" });
    expect(touch).toMatchObject({ status: 201, body: { became: "touch" } });
    const known = await post(paths.alpha, { email: "jane@acme.com", source: "webinar", id: "k" });
    expect(known).toMatchObject({ status: 200, body: { became: "known", lead: null } });
    const { status, body } = await post(paths.alpha, { email: "jane@acme.com", source: "webinar", id: "k" });
    expect({ status, body }).toEqual({ status: 200, body: known.body });
  });

  it("a form's own encoding works; names that the ledger does not know stay words and fill no menu", async () => {
    const body = "email=bob%40mail.globex.co.uk&utm_source=ads&utm_campaign=%3D1%2B1&product=Moon&id=f-1";
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=utf-8" };
    expect(await fetchFrom(paths.alpha, { body, headers })).toMatchObject({ status: 201 });
    expect((await fetchFrom(paths.alpha, { body, headers })).status).toBe(200);
    expect((await leads(ids.alpha)).at(-1)).toMatchObject({
      ...{ account: { name: "Globex" }, source: null, campaign: null, fromText: "=1+1 / ads" },
      ...{ day: "2026-11-23", note: "Product line: Moon", productLine: null },
    });
    expect(await db().productLine.count()).toBe(0);
    expect(await db().campaign.count()).toBe(1);
    await db().productLine.create({
      data: { id: "core", ledgerId: ids.alpha, name: "Core", key: "core" },
    });
    const touched = await post(paths.alpha, {
      email: "bob@mail.globex.co.uk",
      source: "webinar",
      product: "core",
    });
    expect(touched).toMatchObject({ body: { became: "touch" } });
    expect(await db().touch.findUnique({ where: { id: String(touched.body.touch) } })).toMatchObject({
      productLineId: "core",
    });
    await post(paths.alpha, { email: "someone@gmail.com" });
    expect((await leads(ids.alpha)).at(-1)?.account).toEqual({ name: "someone@gmail.com" });
  });

  it("says what is wrong, a sentence for each field", async () => {
    const wrong = await post(paths.alpha, { email: "nobody", day: "3/4", note: ["a"], company: "!!" });
    expect(wrong).toMatchObject({ status: 400 });
    expect(wrong.body.fields).toEqual({
      company: "company has no letter and no figure.",
      email: "email is no e-mail address.",
      day: "day is a day of the calendar like 2026-11-25.",
      note: "note is a text.",
    });
    expect((await post(paths.alpha, {})).body.fields).toEqual({
      company: "Send company, or email, or both.",
    });
    expect((await post(paths.alpha, { company: "Acme", day: "2026-11-24" })).body.error).toContain(
      "later than today",
    );
    const headers = { "content-type": "application/json" };
    for (const body of ["", "[1]", "null", "{", '"text"']) {
      expect((await fetchFrom(paths.alpha, { body, headers })).status).toBe(400);
    }
  });

  it("answers 404, 405, 413 and 415 to what is no lead, and an odd path does not end the process", async () => {
    expect(await post("/hooks/leads/guessed", { company: "X" })).toMatchObject({ status: 404 });
    expect((await fetchFrom(paths.alpha, { method: "GET" })).headers.get("allow")).toBe("POST");
    const text = { body: "x", headers: { "content-type": "text/plain" } };
    expect((await fetchFrom(paths.alpha, text)).status).toBe(415);
    expect((await post(paths.alpha, { note: "x".repeat(70_000) })).status).toBe(413);
    expect((await post("/hooks/leads/%E0%A4%A", {})).status).toBe(404);
    expect((await fetch(`${office().url}/hooks/leads/x/y`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${office().url}/healthz`)).status).toBe(200);
    const allowed = (await post(paths.alpha, { company: "X" })).headers.get("access-control-allow-origin");
    expect(allowed).toBeNull();
  });

  it("nothing of one ledger shows in the other, though the same key is used", async () => {
    const before = (await leads(ids.alpha)).length;
    const lead = { company: "Acme", id: "form-1", campaign: "webinar-q3" };
    expect(await post(paths.beta, lead)).toMatchObject({ status: 201, body: { became: "lead" } });
    expect(await leads(ids.beta)).toMatchObject([
      { campaign: null, source: { name: "webinar" }, fromText: "webinar-q3" },
    ]);
    expect(await leads(ids.alpha)).toHaveLength(before);
    expect((await say("/roundtrip hook status", "admin", "leadership")).text).toContain(
      "1 lead or touch in 30 days",
    );
  });

  it("more than sixty in a minute wait, each secret for itself", async () => {
    const at = (path: string) => {
      const headers = { "content-type": "application/json" };
      return fetch(`${office().url}${path}`, { method: "POST", body: "{}", headers });
    };
    const answers = await Promise.all(Array.from({ length: 62 }, () => at(paths.beta)));
    const waiting = answers.filter(({ status }) => status === 429);
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting[0]?.headers.get("retry-after")).toBe("1"); // one comes back every second
    expect((await post(paths.alpha, { company: "Umbrella" })).status).toBe(201);
    office().clock.forward(60_000);
    expect((await post(paths.beta, { company: "Umbrella" })).status).toBe(201);
  });

  it("a rotated secret stops at once, and so does a stopped one", async () => {
    const rotated = pathIn(await say("/roundtrip hook rotate", "admin", "marketing"));
    expect((await post(paths.alpha, { company: "Late" })).status).toBe(404);
    expect((await post(rotated, { company: "In time" })).status).toBe(201);
    expect((await say("/roundtrip hook stop", "admin", "marketing")).text).toContain("no more");
    expect((await post(rotated, { company: "Late" })).status).toBe(404);
    expect((await post(paths.beta, { company: "Still there" })).status).toBe(201);
  });
});
