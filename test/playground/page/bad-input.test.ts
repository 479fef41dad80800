import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Browser, browse } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse();
});
afterAll(async () => {
  expect((await browser.screen("rep")).person).toBe("rep"); // whatever was asked, it still answers
  await browser.close();
});

type Asked = { method?: string; path: string; headers?: Record<string, string>; body?: string };

/** A request exactly as it is written here: no path is tidied up, and Host may be anything. */
async function ask({ method = "GET", path, headers = {}, body }: Asked) {
  const { port } = new URL(browser.page.url);
  const asked = request({ host: "127.0.0.1", port, method, path, headers });
  asked.end(body);
  const [response]: IncomingMessage[] = await once(asked, "response");
  if (response === undefined) throw new Error("No answer came.");
  const { statusCode: status, headers: told } = response;
  if (told["content-type"]?.includes("json")) return { status, headers: told, answer: await json(response) };
  response.resume();
  return { status, headers: told, answer: null };
}

const postJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask({
    ...{ method: "POST", path, body: typeof body === "string" ? body : JSON.stringify(body) },
    headers: { "content-type": "application/json", ...headers },
  });

const inWords = { error: expect.stringMatching(/^[A-Z“✖].{10,}/s), errors: {} };
const say = { person: "rep", place: "C0PIPELINE", text: "/deal help" };
const at = { message: "C0PIPELINE-1.000001" };
const control = { block: "a", action: "b" };

describe("another site in the same browser", () => {
  it.each([
    ["another host's name (DNS rebinding)", { host: "evil.example" }, 421],
    ["another port", { host: "127.0.0.1:1" }, 421],
    ["another origin", { origin: "https://evil.example" }, 403],
    ["an origin without a name", { origin: "null" }, 403],
    ["a cross-site fetch", { "sec-fetch-site": "cross-site" }, 403],
    ["a form, which needs no preflight", { "content-type": "text/plain" }, 415],
  ])("is refused: %s", async (_what, headers, status) => {
    expect(await postJson("/api/say", say, headers)).toMatchObject({ status, answer: inWords });
    expect((await browser.log()).filter(({ direction }) => direction === "to the app")).toEqual([]);
  });

  it("cannot read either, and is told nothing", async () => {
    const seen = await ask({ path: "/api/screen?person=rep", headers: { host: "evil.example" } });
    expect(seen).toMatchObject({ status: 421, answer: inWords });
  });

  it("our own page is served, under both names of this computer", async () => {
    const { port } = new URL(browser.page.url);
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const headers = { host, origin: `http://${host}` };
      expect(await postJson("/api/read", { person: "rep", place: "dm" }, headers)).toMatchObject({
        ...{ status: 200 },
      });
    }
  });
});

describe("bad input", () => {
  it.each<[string, unknown, number]>([
    ["/api/say", "{", 400],
    ["/api/say", "[]", 400],
    ["/api/say", {}, 400],
    ["/api/say", { ...say, text: 5 }, 400],
    ["/api/say", { ...say, text: "   " }, 400],
    ["/api/say", { ...say, text: "x".repeat(20_001) }, 400],
    ["/api/say", { ...say, person: "nobody" }, 404],
    ["/api/say", { ...say, person: "__proto__" }, 404],
    ["/api/say", { ...say, place: "C0NOWHERE" }, 404],
    ["/api/say", { ...say, place: "C0LEADERS1" }, 404], // Rita is not in it
    ["/api/say", { ...say, place: "home" }, 400],
    ["/api/press", { ...say, ...control, at, value: "" }, 404],
    ["/api/press", { ...say, ...control, at: { modal: true }, value: "" }, 404],
    ["/api/press", { ...say, ...control, at: { home: true }, value: "" }, 404],
    ["/api/press", { ...say, ...control, at: {}, value: "" }, 400],
    ["/api/choose", { ...say, ...control, at, picked: { kind: "spell" } }, 400],
    ["/api/suggest", { ...say, ...control, at, typed: "a" }, 404],
    ["/api/submit", { person: "rep", values: [] }, 404],
    ["/api/close", { person: "nobody" }, 404],
    ["/api/read", { person: "rep", place: "nowhere" }, 404],
    ["/api/clock", { move: "yesterday" }, 400],
    ["/api/fault", { kind: "earthquake", isOn: true }, 400],
    ["/api/nothing", {}, 404],
  ])("POST %s %j is answered %i in words", async (path, body, status) => {
    expect(await postJson(path, body)).toMatchObject({ status, answer: inWords });
  });

  it("a body over a megabyte is answered 413", async () => {
    const body = JSON.stringify({ ...say, text: "x".repeat(1024 * 1024) });
    expect(await postJson("/api/say", body)).toMatchObject({ status: 413, answer: inWords });
  });

  it.each([
    ["/api/screen?person=nobody", 404],
    ["/api/screen?person=rep&place=C0NOWHERE", 404],
    ["/api/nothing", 404],
    ["/nothing", 404],
    ["/files/F0NOWHERE", 404],
    ["/files/..%2f..%2fpackage.json", 404],
    ["/client/../page/contract.ts", 404],
    ["/client/..%2fpage%2fcontract.ts", 404],
    ["/client/%2e%2e/main.ts", 404],
    ["/client/.", 404],
    ["/client/nothing.css", 404],
    ["//evil.example/client/main.ts", 404],
    ["http://%", 404],
  ])("GET %s is answered %i in words", async (path, status) => {
    expect(await ask({ path })).toMatchObject({ status, answer: inWords });
  });

  it("a place where the person is not shows the first one where they are", async () => {
    expect(await browser.screen("partner", "C0PIPELINE")).toMatchObject({ place: "C0PARTNERS" });
    expect(await ask({ path: "/api/log?after=abc" })).toMatchObject({ status: 200 });
    expect(await ask({ path: "/", method: "DELETE" })).toMatchObject({ status: 405, answer: inWords });
  });
});

describe("what the browser gets", () => {
  it.each([
    ["/", "text/html"],
    ["/client/main.ts", "text/javascript"],
    ["/client/main.js", "text/javascript"],
    ["/client/page.css", "text/css"],
  ])("%s is %s, under a policy that lets nothing else in", async (path, type) => {
    const { status, headers } = await ask({ path });
    expect(status).toBe(200);
    expect(headers["content-type"]).toContain(type);
    expect(headers["content-security-policy"]).toContain("default-src 'none'; script-src 'self'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
  });

  it("is JavaScript without types", async () => {
    const body = await (await fetch(`${browser.page.url}/client/main.ts`)).text();
    expect(body).not.toMatch(/import type|: string\b/);
  });

  it("hears of a change as an event", async () => {
    const stop = new AbortController();
    const response = await fetch(`${browser.page.url}/api/events`, { signal: stop.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    await browser.say("rep", "anybody here?", "C0GENERAL1");
    let seen = "";
    for await (const chunk of response.body ?? []) {
      seen += new TextDecoder().decode(chunk);
      if (seen.includes("event: changed")) break;
    }
    stop.abort();
    expect(seen).toContain("event: changed");
  });
});
