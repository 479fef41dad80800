import { describe, expect, test } from "vitest";
import { validateMessage } from "../../../src/slack/limits/validate.ts";
import { cell, chart, dataTable, of, plain, said, section, table, times, words } from "./payloads.ts";

describe("a message as a whole", () => {
  test.each<[string, object, string[]]>([
    ["51 blocks", of(...times(51, () => section())), ["error max-blocks /blocks"]],
    ["blocks without fallback text", { blocks: [section()] }, ["error fallback-text /text"]],
    ["blank text", { text: "  ", blocks: [section()] }, ["error fallback-text /text"]],
    ["nothing at all", {}, ["error no-content "]],
    ["text that is no string", { text: 3 }, ["error type /text", "error no-content "]],
    ["text above the advice", { text: "x".repeat(4001) }, ["warn max-length /text"]],
    ["text above the limit", { text: "x".repeat(40_001) }, ["error max-length /text"]],
    [
      "markdown text above the limit",
      { markdown_text: "x".repeat(12_001) },
      ["error max-length /markdown_text"],
    ],
    ["an unknown response type", { text: "a", response_type: "public" }, ["error enum /response_type"]],
    ["21 attachments", { text: "a", attachments: times(21, () => ({})) }, ["warn max-items /attachments"]],
    ["101 attachments", { text: "a", attachments: times(101, () => ({})) }, ["error max-items /attachments"]],
    [
      "a wrong block in an attachment",
      { text: "a", attachments: [{ blocks: [{ type: "chart" }] }] },
      ["error unknown-block /attachments/0/blocks/0/type"],
    ],
    ["blocks that are no list", { text: "a", blocks: {} }, ["error type /blocks"]],
    ["a block that is no object", of("won"), ["error type /blocks/0"]],
    ["two tables", of(table([cell("a")]), dataTable([cell("a")], [cell("b")])), ["error one-table /blocks"]],
    ["three charts", of(chart(), chart(), chart()), ["error max-data-viz /blocks"]],
    ["two plans", of({ type: "plan", title: "a" }, { type: "plan", title: "b" }), ["error one-plan /blocks"]],
    [
      "10,001 characters in a table",
      of(table([cell("x".repeat(10_000)), cell("y")])),
      ["error table-chars /blocks/0", "error table-chars /blocks"],
    ],
    [
      "12,001 characters of markdown",
      of({ type: "markdown", text: "x".repeat(6000) }, { type: "markdown", text: "x".repeat(6001) }),
      ["error markdown-chars /blocks"],
    ],
    // 5 × 2,601 = 13,005
    [
      "13,005 characters in all",
      of(...times(5, () => section({ text: words("x".repeat(2601)) }))),
      ["warn blocks-total-chars /blocks"],
    ],
    ["metadata that is no object", { text: "a", metadata: "key" }, ["error type /metadata"]],
    [
      "metadata without parts",
      { text: "a", metadata: {} },
      ["error required /metadata/event_type", "error required /metadata/event_payload"],
    ],
    [
      "metadata of a name with spaces",
      { text: "a", metadata: { event_type: "a b", event_payload: {} } },
      ["warn pattern /metadata/event_type"],
    ],
    [
      "metadata of a long name",
      { text: "a", metadata: { event_type: "a".repeat(51), event_payload: {} } },
      ["warn max-length /metadata/event_type"],
    ],
    [
      "metadata two levels deep",
      { text: "a", metadata: { event_type: "a", event_payload: { "a.b/c": { d: {} } } } },
      ["error metadata-value /metadata/event_payload/a.b~1c"],
    ],
    [
      "the same block twice",
      of(section({ block_id: "a" }), section({ block_id: "a" })),
      ["error unique-block-id /blocks/1/block_id"],
    ],
    [
      "the same block in a container",
      of(section({ block_id: "a" }), {
        type: "container",
        title: plain("a"),
        child_blocks: [section({ block_id: "a" })],
      }),
      ["error unique-block-id /blocks/1/child_blocks/0/block_id"],
    ],
  ])("with %s is refused there", (_, payload, expected) => {
    expect(said(validateMessage(payload))).toEqual(expected);
  });
});
