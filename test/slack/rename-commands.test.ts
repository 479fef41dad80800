import { describe, expect, it } from "vitest";
import { renameCommands } from "../../src/slack/rename-commands.ts";

const names = new Map([
  ["/deal", "/rt-deal"],
  ["/lead", "/deal"],
]);

describe("commands that are called differently in a workspace", () => {
  it.each([
    ["Try: /deal closed Acme $120k", "Try: /rt-deal closed Acme $120k"],
    ["`/deal list`, then `/lead Acme`.", "`/rt-deal list`, then `/deal Acme`."],
    ["/deal", "/rt-deal"],
    ["Roundtrip has no command “/deal”.", "Roundtrip has no command “/deal”."],
    ["/deals, https://x.example/deal and /rt-deal", "/deals, https://x.example/deal and /rt-deal"],
  ])("are shown as they are typed there: %s", (text, shown) => {
    const block = { type: "section", text: { type: "mrkdwn", text } };
    expect(renameCommands({ text, blocks: [block] }, names)).toEqual({
      text: shown,
      blocks: [{ type: "section", text: { type: "mrkdwn", text: shown } }],
    });
  });

  it("change nothing that an app reads back", () => {
    const button = { type: "button", action_id: "use", value: '["/deal","list"]', text: { text: "/deal" } };
    expect(renameCommands(button, names)).toEqual({ ...button, text: { text: "/rt-deal" } });
  });

  it("leave a message alone where every command has its own name", () => {
    const message = { text: "/deal" };
    expect(renameCommands(message, new Map())).toBe(message);
  });
});
