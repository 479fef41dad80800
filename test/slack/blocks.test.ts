import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actions,
  context,
  divider,
  fields,
  header,
  loadingModal,
  modal,
  section,
} from "../../src/slack/blocks.ts";
import { button, confirm, externalSelect, option, staticSelect } from "../../src/slack/controls.ts";
import { inputDate, inputSelect, inputText, inputUsers } from "../../src/slack/inputs.ts";
import { validateMessage, validateView } from "../../src/slack/limits/validate.ts";
import { type Block, message } from "../../src/slack/message.ts";
import { mrkdwn } from "../../src/slack/text.ts";
import { anyLetter } from "../support/any-letter.ts";

const words = fc.oneof(
  fc.string({ unit: anyLetter, maxLength: 400 }),
  fc.constantFrom("", " ", "\u202E", "&".repeat(500), "<!channel>".repeat(80), "🎉".repeat(400)),
);
const long = "& 🎉".repeat(5000);

/** Every block of a message that shows a person's words, made from these. */
const everyBlock = (text: string): Block[] => [
  header(text),
  divider(),
  section(text, button({ actionId: "a", text, label: text, value: "1", style: "danger" })),
  section(mrkdwn`*${text}*`),
  context(text, text),
  actions([
    button({ actionId: "a", text, confirm: confirm({ title: text, text, confirm: text, deny: text }) }),
    staticSelect({ actionId: "b", placeholder: text, options: [option(text, "1", text)], initial: "1" }),
    externalSelect({ actionId: "c", placeholder: text, initial: option(text, "1") }),
  ]),
];

const everyInput = (text: string) => {
  const field = { actionId: "a", label: text, hint: text, optional: true };
  const menu = staticSelect({ actionId: "a", placeholder: text, options: [option(text, "1")] });
  return [
    inputText({ ...field, blockId: "a", initial: text, placeholder: text, multiline: true, maxLength: 40 }),
    inputText({ ...field, blockId: "b", initial: text }),
    inputSelect({ blockId: "c", label: text }, menu),
    inputSelect({ blockId: "d", label: text }, externalSelect({ actionId: "a", placeholder: text })),
    inputDate({ ...field, blockId: "e", initial: "2026-11-22", placeholder: text }),
    inputUsers({ ...field, blockId: "f", initial: "U1", placeholder: text }),
  ];
};

describe("what the builders make", () => {
  test("is a valid message, whatever people wrote", () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(validateMessage(message(text, everyBlock(text)))).toEqual([]);
      }),
    );
  });

  test("is a valid message however many fields and notes there are", () => {
    const some = fc.array(fc.string({ unit: anyLetter, maxLength: 100 }), { maxLength: 15 });
    fc.assert(
      fc.property(some, (texts) => {
        const pairs = texts.map((text) => ({ label: text, value: text }));
        expect(validateMessage(message("Result", [fields(pairs)]))).toEqual([]);
        expect(validateMessage(message("Result", [context(...texts)]))).toEqual([]);
      }),
    );
  });

  test("is a valid form, whatever people wrote", () => {
    fc.assert(
      fc.property(words, (text) => {
        const form = { title: text, submit: text, close: text, callbackId: "deal", privateMetadata: "{}" };
        expect(validateView(modal({ ...form, blocks: everyInput(text) }))).toEqual([]);
        expect(validateView(loadingModal(text))).toEqual([]);
      }),
    );
  });

  test.each(everyBlock(long).map((block) => [block.type, block] as const))(
    "is cut to what Slack takes: %s of 15,000 characters",
    (_, block) => {
      expect(validateMessage(message(long, [block]))).toEqual([]);
    },
  );

  test("escapes someone's words, and not our own marks", () => {
    expect(section("<!here>").text?.text).toBe("&lt;!here&gt;");
    expect(section(mrkdwn`*${"a<b"}*`).text?.text).toBe("*a&lt;b*");
    expect(header("AT&T").text.text).toBe("AT&T");
    expect(fields([{ label: "R&D", value: "<3" }]).fields?.[0]?.text).toBe("*R&amp;D*\n&lt;3");
    expect(message("a<b").text).toBe("a&lt;b");
  });
});

describe("more than Slack shows", () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`);

  test("ends in words: 12 fields show 9 and say 3", () => {
    const shown = fields(many(12).map((label) => ({ label, value: label }))).fields ?? [];
    expect(shown).toHaveLength(10);
    expect(shown.at(-1)?.text).toBe("… and 3 more"); // 12 − 9
  });

  test("ends in words: 12 notes show 9 and say 3", () => {
    expect(context(...many(12)).elements.at(-1)).toEqual({ type: "mrkdwn", text: "… and 3 more" });
    expect(context(...many(10)).elements).toHaveLength(10);
  });

  test("is said in a menu's placeholder", () => {
    const options = many(130).map((value) => option(`Campaign ${value}`, value));
    const menu = staticSelect({ actionId: "a", placeholder: "Campaign", options, initial: "130" });
    expect(menu.options).toHaveLength(100);
    expect(menu.placeholder?.text).toBe("First 100 of 130: Campaign");
    expect(menu.initial_option).toBeUndefined();
    expect(validateMessage(message("Menu", [actions([menu])]))).toEqual([]);
  });

  test("is said at the end of a message: 60 blocks show 49 and say 11", () => {
    const sent = message(
      "Result",
      many(60).map((each) => section(each)),
    );
    expect(sent.blocks).toHaveLength(50);
    expect(sent.blocks?.at(-1)).toEqual(context("… and 11 more parts")); // 60 − 49
    expect(validateMessage(sent)).toEqual([]);
  });

  test("leaves a message of text alone without blocks", () => {
    expect(message("Won")).toEqual({ text: "Won" });
  });
});

describe("what only we can get wrong", () => {
  const field = { blockId: "a", actionId: "a", label: "Company" };
  const buttons = (count: number) =>
    Array.from({ length: count }, (_, index) => button({ actionId: `a${index}`, text: "Undo" }));

  test.each<[string, () => unknown, string]>([
    ["an empty row of actions", () => actions([]), "1 to 25 elements, not 0"],
    ["26 actions", () => actions(buttons(26)), "1 to 25 elements, not 26"],
    ["an empty id", () => button({ actionId: "", text: "Undo" }), 'action_id "" has 0 characters'],
    ["an empty block id", () => actions(buttons(1), ""), 'block_id "" has 0 characters'],
    [
      "a button value too long",
      () => button({ actionId: "a", text: "Undo", value: "x".repeat(2001) }),
      "2001",
    ],
    ["an option value too long", () => option("Acme", "x".repeat(76)), "1 to 75 fit"],
    [
      "a menu without options",
      () => staticSelect({ actionId: "a", placeholder: "Team", options: [] }),
      "no options",
    ],
    ["a field of 3,001 characters", () => inputText({ ...field, maxLength: 3001 }), "cannot hold 3001"],
    ["a form without blocks", () => modal({ title: "Deal", blocks: [] }), "has 0 blocks"],
    ["a form without submit", () => modal({ title: "Deal", blocks: [inputText(field)] }), "no submit button"],
    [
      "metadata too long",
      () => modal({ title: "Deal", blocks: [divider()], privateMetadata: "x".repeat(3001) }),
      "1 to 3000 fit",
    ],
  ])("is refused at once: %s", (_, build, words) => {
    expect(build).toThrow(words);
  });
});
