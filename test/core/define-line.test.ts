import { describe, expect, it } from "vitest";
import { parseDefineLine } from "../../src/core/define-line.ts";

const definition = (key: string, value: string) => ({ kind: "definition", key, value });
const term = (kind: string, name: string, change: object) => ({ kind: "term", term: kind, name, change });

describe("what is typed after /roundtrip define", () => {
  it.each([
    ["", { kind: "show" }],
    ["look-back 9 months", definition("look-back", "9")],
    ["look back 1 month", definition("look-back", "1")],
    ["margin 35%", definition("margin", "3500")], // basis points
    ["margin 12.5 %", definition("margin", "1250")],
    ["hurdle 1.2", definition("hurdle", "12000")], // ten-thousandths
    ["unsourced 5%", definition("unsourced", "500")],
    ["too few 8", definition("too few", "8")],
    ["curve 20/25/55", definition("curve", "2000/2500/5500")], // basis points by month
    ["curve 33.3 / 33.3 / 33.4 %", definition("curve", "3330/3330/3340")],
    ["curve none", definition("curve", "none")],
    ["key metrics meetings held, win rate", definition("metrics", "meetings (held), win rate")],
    [
      'team "Channel Sales" channel <#C0MARKETNG|marketing>',
      { kind: "channel", team: "Channel Sales", channelId: "C0MARKETNG" },
    ],
    ["team Sales channel none", { kind: "channel", team: "Sales", channelId: null }],
    ['lead "someone who raised a hand"', definition("lead", "someone who raised a hand")],
    ["meeting a real talk", definition("sales-ready lead", "a real talk")],
    ["source podcast team Marketing", term("source", "podcast", { do: "set", under: "Marketing" })],
    ["source webinar rename Web seminar", term("source", "webinar", { do: "rename", to: "Web seminar" })],
    [
      'campaign "spring fair" source trade show',
      term("campaign", "spring fair", { do: "set", under: "trade show" }),
    ],
    ["team Resellers partner", term("team", "Resellers", { do: "set", under: "partner" })],
    ["product Core retire", term("product", "Core", { do: "retire" })],
    ["division EMEA", term("division", "EMEA", { do: "set", under: null })],
    ["stages contract sent", term("stage", "contract sent", { do: "set", under: null })],
  ])("%s", (text, value) => {
    expect(parseDefineLine(text)).toEqual({ ok: true, value });
  });

  it.each([
    ["margin 135%", "at most 100"],
    ["look-back 0", "at least 1 month"],
    ["look-back 1.5", "takes months"],
    ["team Sales channel sales", "Which channel? Choose it from Slack's list"],
    ["weather nice", "nothing that can be defined"],
    ["source webinar rename", "Rename it to what?"],
    ["source !!!", "A name has 1 to 75 characters"],
  ])("%s is refused in words", (text, words) => {
    expect(parseDefineLine(text)).toMatchObject({ ok: false, what: expect.stringContaining(words) });
  });
});
