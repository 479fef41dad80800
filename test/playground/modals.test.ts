import { afterAll, beforeAll, expect, test } from "vitest";
import { startTiny, type Tiny } from "./tiny-app.ts";

let tiny: Tiny;
let now = Date.UTC(2026, 2, 2, 9);
beforeAll(async () => {
  tiny = await startTiny({ clock: () => now });
});
afterAll(() => tiny.close());

const openForm = () => tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny form" });

test("a command opens a modal that reads as text", async () => {
  const reply = await openForm();
  expect(reply.text).toBe(
    "== Close a deal ==\nCompany: […]\nOwner (optional): […]\nStage\n[Search ▾]\n[Close]",
  );
  expect(tiny.gateway.view("rep")?.id).toBe(reply.view?.id);
});

test("a loading view is waited for until its fields are there", async () => {
  const reply = await tiny.gateway.say({ user: "rep", channel: "pipeline", text: "/tiny slowform" });
  expect(reply.menus.map(({ blockId }) => blockId)).toEqual(["company", "owner", "more"]);
});

test("Slack itself refuses an empty required field and a text too long, and the app hears nothing", async () => {
  await openForm();
  const empty = await tiny.gateway.fill({ user: "rep" });
  expect(empty).toMatchObject({ status: 0, errors: { company: "Please complete this required field." } });
  const long = await tiny.gateway.fill({ user: "rep", values: { company: "x".repeat(21) } });
  expect(long.errors).toEqual({ company: "Please enter at most 20 characters." });
});

test("the app's field errors keep the modal open with what was typed", async () => {
  await openForm();
  const reply = await tiny.gateway.fill({ user: "rep", values: { Company: "Nobody" } });
  expect(reply).toMatchObject({ status: 200, errors: { company: "Unknown company" } });
  expect(reply.text).toContain("Company: [Nobody]");
  expect(tiny.gateway.view("rep")).not.toBeNull();
});

test("a submitted modal closes and its answer arrives as a direct message", async () => {
  await openForm();
  const chosen = await tiny.gateway.choose({
    user: "rep",
    action: "stage",
    option: "Contract sent",
    waitMs: 0,
  });
  expect(chosen.status).toBe(200);
  const reply = await tiny.gateway.fill({ user: "rep", values: { company: "Acme", owner: "colleague" } });
  expect(reply.text).toBe("Acme for U0CARL0001 at Contract sent");
  expect(tiny.gateway.view("rep")).toBeNull();
  const sent = await tiny.gateway.directMessages("rep");
  expect(sent.map(({ text }) => text)).toEqual(["Acme for U0CARL0001 at Contract sent"]);
});

test("a searchable menu asks the app", async () => {
  await openForm();
  const { options } = await tiny.gateway.suggest({ user: "rep", action: "stage", typed: "Prop" });
  expect(options).toEqual([{ text: { type: "plain_text", text: "Proposal" }, value: "proposal" }]);
});

test("a pushed view lies on top, three at most", async () => {
  await openForm();
  await tiny.gateway.fill({ user: "rep", values: { company: "Twice" } });
  expect(tiny.gateway.view("rep")?.payload.title).toMatchObject({ text: "Which one?" });
  await tiny.gateway.fill({ user: "rep", values: { company: "Twice" } });
  const fourth = await tiny.gateway.fill({ user: "rep", values: { company: "Twice" } });
  expect(fourth.error).toBe("push_limit_reached");
  for (const _ of [1, 2, 3]) await tiny.gateway.closeView("rep");
  expect(tiny.gateway.view("rep")).toBeNull();
});

test("a trigger works once and for three seconds", async () => {
  const { gateway, client } = tiny;
  const view = {
    type: "modal" as const,
    title: { type: "plain_text" as const, text: "T" },
    blocks: [{ type: "divider" as const }],
  };
  const say = (triggerId: string) =>
    gateway.say({ user: "rep", channel: "dm", text: "/tiny plain", triggerId });
  await say("1.used");
  await client.views.open({ trigger_id: "1.used", view });
  await expect(client.views.open({ trigger_id: "1.used", view })).rejects.toThrow("exchanged_trigger_id");
  await say("1.late");
  now += 3000;
  await expect(client.views.open({ trigger_id: "1.late", view })).rejects.toThrow("expired_trigger_id");
  await expect(client.views.open({ trigger_id: "1.never", view })).rejects.toThrow("invalid_trigger_id");
});

test("an update with an old hash is refused", async () => {
  const { gateway, client } = tiny;
  await openForm();
  const open = gateway.view("rep");
  const view = {
    type: "modal" as const,
    title: { type: "plain_text" as const, text: "T" },
    blocks: [{ type: "divider" as const }],
  };
  const update = () => client.views.update({ view_id: open?.id ?? "", hash: open?.hash ?? "", view });
  await update();
  await expect(update()).rejects.toThrow("hash_conflict");
});

test("a shortcut opens the form, from the menu and from a message", async () => {
  const { gateway } = tiny;
  const global = await gateway.shortcut({ user: "marketer", callbackId: "log" });
  expect(global.view?.userId).toBe("U0MARCO001");
  const asked = await gateway.say({ user: "rep", channel: "general", text: "/tiny public" });
  expect(asked.message).not.toBeNull();
  if (asked.message === null) return;
  const onMessage = await gateway.shortcut({ user: "partner", callbackId: "log", message: asked.message });
  expect(onMessage.view?.userId).toBe("U0PAULA001");
});

test("opening the Home tab shows what the app publishes", async () => {
  const home = await tiny.gateway.openHome({ user: "marketer" });
  expect(home.view?.payload.blocks).toMatchObject([{ text: { text: "Welcome" } }, { type: "actions" }]);
  expect(tiny.gateway.home("rep")).toBeNull();
});
