import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import { button, image, of, plain, said, section, words } from "./payloads.ts";

describe("a block", () => {
  test.each<[string, object, string[]]>([
    ["an unknown block", of({ type: "constructor" }), ["error unknown-block /blocks/0/type"]],
    [
      "a block of another surface",
      of({ type: "alert", text: plain("a") }),
      ["error block-surface /blocks/0"],
    ],
    [
      "a block that only Slack sends",
      of({ type: "file", external_id: "a", source: "remote" }),
      ["error block-surface /blocks/0"],
    ],
    ["a header in mrkdwn", of({ type: "header", text: words("a") }), ["error text-type /blocks/0/text/type"]],
    ["bare words for a text object", of({ type: "header", text: "a" }), ["error text-object /blocks/0/text"]],
    [
      "a text object without text",
      of({ type: "header", text: { type: "plain_text" } }),
      ["error required /blocks/0/text/text"],
    ],
    ["a section without text and fields", of({ type: "section" }), ["error at-least-one-of /blocks/0"]],
    ["a required part missing", of({ type: "context" }), ["error required /blocks/0/elements"]],
    [
      "an integer with a fraction",
      of({ type: "header", text: plain("a"), level: 1.5 }),
      ["error type /blocks/0/level"],
    ],
    [
      "two ways to a picture",
      of(image({ image_url: "https://example.com/a", slack_file: { id: "F0123456789" } })),
      ["error exactly-one-of /blocks/0"],
    ],
    [
      "a file by two names",
      of(image({ slack_file: { id: "F0123456789", url: "https://example.com" } })),
      ["error exactly-one-of /blocks/0/slack_file"],
    ],
    [
      "a file id that is none",
      of(image({ slack_file: { id: "G1" } })),
      ["error pattern /blocks/0/slack_file/id"],
    ],
    [
      "a picture without words",
      of({ type: "image", image_url: "https://example.com/a", alt_text: " " }),
      ["error image-alt-text /blocks/0/alt_text"],
    ],
    [
      "a card's picture without words",
      of({ type: "card", hero_image: { image_url: "https://example.com/a" } }),
      ["error image-alt-text /blocks/0/hero_image/alt_text"],
    ],
    [
      "a container in a container",
      of({ type: "container", title: plain("a"), child_blocks: [{ type: "container" }] }),
      ["error child-block /blocks/0/child_blocks/0/type"],
    ],
    [
      "a container that is collapsed for ever",
      of({ type: "container", title: plain("a"), child_blocks: [section()], default_collapsed: true }),
      ["error container-collapsible /blocks/0/default_collapsed"],
    ],
    [
      "a wrong block in a container",
      of({ type: "container", title: plain("a"), child_blocks: [{ type: "header" }] }),
      ["error required /blocks/0/child_blocks/0/text"],
    ],
    [
      "a section in a carousel",
      of({ type: "carousel", elements: [section()] }),
      ["error child-block /blocks/0/elements/0/type"],
    ],
    ["tasks that are no list", of({ type: "plan", title: "a", tasks: {} }), ["error type /blocks/0/tasks"]],
    [
      "three buttons on a card",
      of({
        type: "card",
        actions: [button({ action_id: "a" }), button({ action_id: "b" }), button({ action_id: "c" })],
      }),
      ["warn max-items /blocks/0/actions"],
    ],
    [
      "a video without https",
      of({
        type: "video",
        alt_text: "a",
        title: plain("a"),
        thumbnail_url: "https://example.com/a",
        video_url: "http://example.com",
      }),
      ["error video-https /blocks/0/video_url"],
    ],
  ])("with %s is refused there", (_, payload, expected) => {
    expect(said(validateMessage(payload))).toEqual(expected);
  });

  test("counts an emoji of one code point as one character", () => {
    const title = (count: number) => of({ type: "header", text: plain("🎉".repeat(count)) });
    expect(said(validateMessage(title(150)))).toEqual([]);
    expect(said(validateMessage(title(151)))).toEqual(["error max-length /blocks/0/text/text"]);
  });
});
