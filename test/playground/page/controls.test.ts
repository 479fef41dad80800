import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Picked, Suggested } from "../../../src/playground/page/contract.ts";
import { type Browser, browse, findButton, findControl } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse();
});
afterAll(async () => {
  const { violations } = await browser.screen("rep");
  await browser.close();
  expect(violations).toBe(0);
});

const rita = { person: "rep", place: "C0PIPELINE" } as const;
const text = (block: string, words: string): { block: string; action: string; picked: Picked } => ({
  ...{ block, action: block, picked: { kind: "text", text: words } },
});

describe("controls of the page", () => {
  it("a button does its work: Undo takes a meeting back, in the place of the message", async () => {
    await browser.say("rep", "/meeting Acme with Jane Doe from webinar");
    const seen = await browser.see("<strong>Acme</strong>: sales-ready meeting logged", "rep");
    const undo = findButton(seen.html, "Undo");
    expect(await browser.post("/api/press", { ...rita, at: { message: seen.key }, ...undo })).toEqual({
      ...{ error: null, errors: {} },
    });
    const { messages } = await browser.until(
      () => browser.screen("rep"),
      (screen) => screen.messages.some(({ html }) => html.includes("Undone")),
    );
    expect(messages.map(({ key }) => key)).toEqual([seen.key]);
    expect(messages[0]).toMatchObject({ isEdited: true });
  });

  it("a form opens, says under its fields what is wrong, keeps what was typed, and closes when it is right", async () => {
    await browser.say("rep", "/meeting");
    const opened = await browser.until(
      () => browser.screen("rep"),
      ({ modals }) => modals[0]?.submit === "Log",
    );
    expect(opened.modals).toMatchObject([{ title: "Log a meeting", submit: "Log", close: "Cancel" }]);
    const submit = (values: ReturnType<typeof text>[]) =>
      browser.post("/api/submit", { person: "rep", values });
    expect(await submit([text("company", "")])).toEqual({
      ...{ error: null, errors: { company: "Please complete this required field." } },
    });
    const wrong = await submit([text("company", "Globex"), text("amount", "a lot")]);
    expect(wrong.error).toBeNull();
    expect(Object.keys(wrong.errors)).toEqual(["amount"]);
    const still = await browser.screen("rep");
    expect(still.modals.map(({ id }) => id)).toEqual(opened.modals.map(({ id }) => id));
    expect(still.modals[0]?.html).toContain("Globex");
    const day = { block: "day", action: "day", picked: { kind: "day", day: "2026-11-27" } } as const;
    const right = await browser.post("/api/submit", {
      person: "rep",
      values: [text("company", "Globex"), text("amount", "$80k"), day],
    });
    expect(right).toEqual({ error: null, errors: {} });
    const { modals } = await browser.screen("rep");
    expect(modals).toMatchObject([{ id: opened.modals[0]?.id, submit: null }]);
    expect(modals[0]?.html).toContain("<strong>Globex</strong>: sales-ready meeting logged");
    const undo = findButton(modals[0]?.html ?? "", "Undo");
    expect(await browser.post("/api/press", { ...rita, at: { modal: true }, ...undo })).toMatchObject({
      ...{ error: null },
    });
    await browser.post("/api/close", { person: "rep" });
    expect((await browser.screen("rep")).modals).toEqual([]);
  });

  it("a form can be left", async () => {
    await browser.say("marketer", "/deal");
    await browser.until(
      () => browser.screen("marketer"),
      ({ modals }) => modals.length === 1,
    );
    expect(await browser.post("/api/close", { person: "marketer" })).toMatchObject({ error: null });
    expect((await browser.screen("marketer")).modals).toEqual([]);
    expect(await browser.post("/api/submit", { person: "marketer", values: [] })).toMatchObject({
      error: expect.stringContaining("No form is open"),
    });
  });

  it("a searchable menu asks the app for its options, and what is chosen goes on with what was typed", async () => {
    await browser.say("rep", "/meeting Northwood from webinar");
    await browser.say("rep", "/deal closed Northwoot $5k from referral");
    const asked = await browser.see("There is no Northwoot here yet", "rep");
    const menu = { ...rita, at: { message: asked.key }, ...findControl(asked.html, "external") };
    const response = await fetch(`${browser.page.url}/api/suggest`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...menu, typed: "northwo" }),
    });
    const { options }: Suggested = await response.json();
    expect(options[0]).toMatchObject({ text: "Northwood" });
    const value = options[0]?.value ?? "";
    const picked = { kind: "option", value, text: "Northwood" } as const;
    expect(await browser.post("/api/choose", { ...menu, picked })).toEqual({ error: null, errors: {} });
    await browser.see("<strong>Northwood</strong>: won, $5,000", "rep");
  });

  it("a menu in a message does its work", async () => {
    await browser.say("rep", "/funnel");
    const funnel = await browser.see("Another period", "rep");
    const menu = findControl(funnel.html, "select");
    const [, value = "", words = ""] =
      /<option[^>]*value="([^"]*20\d\d-Q\d[^"]*)"[^>]*>([^<]*)</.exec(funnel.html) ?? [];
    const picked = { kind: "option", value, text: words } as const;
    const chosen = { ...rita, at: { message: funnel.key }, ...menu, picked };
    expect(await browser.post("/api/choose", chosen)).toEqual({ error: null, errors: {} });
    await browser.until(
      () => browser.screen("rep"),
      ({ messages }) => messages.some(({ key, isEdited }) => key === funnel.key && isEdited),
    );
    const unknown = { kind: "option", value: "no such thing", text: "nothing" } as const;
    expect(await browser.post("/api/choose", { ...chosen, picked: unknown })).toMatchObject({
      error: expect.stringContaining("is not offered"),
    });
  });
});
