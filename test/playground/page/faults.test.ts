import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FaultKind } from "../../../src/playground/page/contract.ts";
import { type Browser, browse } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse();
  await browser.say("rep", "/meeting Acme from webinar");
  await browser.say("admin", "/scorecard weekly monday 09:00"); // wins are told where the scorecard goes
});
afterAll(() => browser.close());

const callsOf = async (method: string) => (await browser.log()).filter(({ what }) => what === method);
const turn = (kind: FaultKind, isOn: boolean) => browser.post("/api/fault", { kind, isOn });

describe("faults of Slack", () => {
  it("stay while they are switched on, and are over when they are switched off", async () => {
    await turn("http_500", true);
    expect((await browser.screen("rep")).faults).toEqual(["http_500"]);
    await browser.say("rep", "/deal"); // a form: views.open fails, and fails again when it is tried once more
    await browser.until(
      () => browser.screen("rep"),
      ({ messages }) => messages.length > 1,
    );
    const failed = await callsOf("views.open");
    expect(failed.length).toBeGreaterThanOrEqual(2);
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set(["500 (http 500)"]));
    expect((await browser.screen("rep")).modals).toEqual([]);
    await turn("http_500", false);
    await browser.say("rep", "/deal");
    const { modals, faults } = await browser.until(
      () => browser.screen("rep"),
      (screen) => screen.modals.length === 1,
    );
    expect([modals[0]?.title, faults]).toEqual(["Close a deal", []]);
    await browser.post("/api/close", { person: "rep" });
  });

  it("a slow Slack still opens the form, and the log says how slow it was", async () => {
    await turn("slow", true);
    await browser.say("rep", "/deal");
    await browser.until(
      () => browser.screen("rep"),
      ({ modals }) => modals.length === 1,
    );
    await turn("slow", false);
    const slow = (await callsOf("views.open")).at(-1);
    expect(slow?.status).toBe("200 (slow)");
    expect(slow?.ms).toBeGreaterThanOrEqual(1990);
    await browser.post("/api/close", { person: "rep" });
  });

  it("the worst of several wins", async () => {
    await turn("slow", true);
    await turn("rate_limited", true);
    expect((await browser.screen("rep")).faults).toEqual(["slow", "rate_limited"]);
    await browser.say("marketer", "/deal");
    await browser.until(
      () => browser.screen("marketer"),
      ({ messages }) => messages.length > 0,
    );
    expect((await callsOf("views.open")).at(-1)?.status).toBe("429 (rate limited)");
    await turn("rate_limited", false);
    await turn("slow", false);
  });

  it("what could not be posted while Slack was limited comes later, once", async () => {
    await turn("rate_limited", true);
    await browser.say("rep", "/deal closed Acme $5k");
    await browser.post("/api/clock", { move: "day" });
    expect((await browser.screen("marketer")).messages.filter(({ isPrivate }) => !isPrivate)).toEqual([]);
    await turn("rate_limited", false);
    await browser.post("/api/clock", { move: "day" });
    const shared = (await browser.screen("colleague")).messages;
    expect(shared).toHaveLength(1);
    expect(shared[0]?.html).toContain("Acme");
  });
});
