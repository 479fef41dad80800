import { countCellChars } from "./check-table.ts";
import type { Check, Report } from "./report.ts";
import { findBlockSpec, messageLimits, payloadLimit } from "./spec.ts";
import {
  countCodePoints,
  isJson,
  itemsOf,
  type Json,
  memberOf,
  objectsIn,
  type Place,
  pointTo,
  typeOf,
} from "./walk-json.ts";

type BlockPlace = { pointer: string; value: Json };

/** The rules about all blocks of one payload together; `pointer` is where to complain about the whole. */
export function checkPayloadRules({ report, surface }: Check, top: Place[], pointer: string): void {
  const blocks = top.flatMap(withChildren);
  checkUnique(report, "unique-block-id", "block_id", blocks);
  for (const block of blocks) {
    checkUnique(report, "unique-action-id", "action_id", insideOf(block));
    if (typeOf(block.value) === "actions") checkPrimaries(report, block);
  }
  checkAltTexts(report, top);
  checkMarkdown(report, blocks, pointer);
  if (surface === "message") checkMessageRules(report, blocks, pointer);
  else checkFocus(report, top);
}

function withChildren({ value, pointer }: Place): BlockPlace[] {
  if (!isJson(value)) return [];
  const keys = childKeys(value);
  const children = keys.flatMap((key) => itemsOf(memberOf(value, key), pointTo(pointer, key)));
  // One level is enough: a container holds no container, a carousel only cards, a plan only task cards.
  const inner = children.flatMap((child) => (isJson(child.value) ? [{ ...child, value: child.value }] : []));
  return [{ pointer, value }, ...inner];
}

const childKeys = (block: Json): string[] => Object.keys(findBlockSpec(typeOf(block))?.childBlocks ?? {});

const insideOf = (block: BlockPlace): BlockPlace[] =>
  objectsIn(block.value, block.pointer, childKeys(block.value));

function checkUnique(report: Report, rule: string, key: string, places: BlockPlace[]): void {
  const seen = new Set<string>();
  for (const { value, pointer } of places) {
    const id = value[key];
    if (typeof id !== "string") continue;
    if (seen.has(id)) report(pointTo(pointer, key), rule, `${key} "${id}" stands twice`);
    seen.add(id);
  }
}

function checkPrimaries(report: Report, block: BlockPlace): void {
  const primaries = insideOf(block).filter(
    ({ value }) => typeOf(value) === "button" && value.style === "primary",
  );
  if (primaries.length > 1) {
    report(block.pointer, "ratio-two-primary", `${primaries.length} primary buttons in one set`, "warn");
  }
}

function checkAltTexts(report: Report, top: Place[]): void {
  for (const { value, pointer } of top.flatMap((block) => objectsIn(block.value, block.pointer))) {
    const isImage =
      typeOf(value) === "image" || value.image_url !== undefined || value.slack_file !== undefined;
    const alt = value.alt_text;
    if (isImage && (typeof alt !== "string" || alt.trim() === "")) {
      report(
        pointTo(pointer, "alt_text"),
        "image-alt-text",
        "an image needs words for those who cannot see it",
      );
    }
  }
}

function checkMarkdown(report: Report, blocks: BlockPlace[], pointer: string): void {
  const chars = ofTypes(blocks, ["markdown"]).reduce((sum, { value }) => sum + lengthOf(value.text), 0);
  const max = payloadLimit("markdown-chars");
  if (chars > max)
    report(pointer, "markdown-chars", `${chars} characters of markdown, at most ${max} allowed`);
}

function checkMessageRules(report: Report, blocks: BlockPlace[], pointer: string): void {
  const tables = ofTypes(blocks, ["table", "data_table"]);
  const counts: [rule: string, count: number][] = [
    ["one-table", tables.length],
    ["table-chars", tables.reduce((sum, table) => sum + countCellChars(table.value), 0)],
    ["max-data-viz", ofTypes(blocks, ["data_visualization"]).length],
    ["one-plan", ofTypes(blocks, ["plan"]).length],
  ];
  for (const [rule, count] of counts) {
    const max = payloadLimit(rule);
    if (count > max) report(pointer, rule, `${count} in one message, at most ${max} allowed`);
  }
  const { max, error } = messageLimits.blocksTotalCharsWarn;
  const chars = countTextChars(blocks);
  if (chars > max)
    report(pointer, "blocks-total-chars", `${chars} characters, Slack may answer ${error}`, "warn");
}

function checkFocus(report: Report, top: Place[]): void {
  const focused = top
    .flatMap((block) => objectsIn(block.value, block.pointer))
    .filter(({ value }) => value.focus_on_load === true);
  for (const { pointer } of focused.slice(1)) {
    report(pointTo(pointer, "focus_on_load"), "one-focus-on-load", "another element has the focus already");
  }
}

const ofTypes = (blocks: BlockPlace[], types: string[]): BlockPlace[] =>
  blocks.filter(({ value }) => types.includes(typeOf(value)));

const lengthOf = (value: unknown): number => (typeof value === "string" ? countCodePoints(value) : 0);

// Slack's own count is not published: its maintainers speak of "text characters with a buffer for block containers"
// (slackapi/bolt-js#2509), so the words that people see are counted, not the JSON around them.
const WORDS = ["text", "title", "caption", "label", "name", "alt_text", "x_label", "y_label"];

const countTextChars = (blocks: BlockPlace[]): number =>
  blocks
    .flatMap(insideOf)
    .flatMap(({ value }) => WORDS.map((key) => lengthOf(value[key])))
    .reduce((sum, chars) => sum + chars, 0);
