import { checkBlock } from "./check-block.ts";
import { checkMetadata } from "./check-metadata.ts";
import { checkPart } from "./check-part.ts";
import { checkPayloadRules } from "./check-payload-rules.ts";
import { type Check, type Report, startReport, type Violation } from "./report.ts";
import { findViewSpec, maxBlocksOf, messageLimits, minBlocksOf, type Surface } from "./spec.ts";
import {
  countCodePoints,
  isJson,
  itemsOf,
  type Json,
  memberOf,
  type Place,
  pointTo,
  typeOf,
} from "./walk-json.ts";

/**
 * What Slack would refuse in a message, and what is known to go wrong: the arguments of chat.postMessage, the body
 * of a slash command's answer, or a post to a response_url. An empty list means valid. Never throws.
 */
export function validateMessage(payload: unknown): Violation[] {
  const { violations, report } = startReport();
  const message = asSent(payload, report);
  if (message === null) return violations;
  const check: Check = { surface: "message", report };
  checkEnvelope(report, message);
  const inner = itemsOf(message.attachments, "/attachments").flatMap(({ value, pointer }) =>
    checkBlockList(check, memberOf(value, "blocks"), pointTo(pointer, "blocks")),
  );
  checkPayloadRules(check, [...checkBlockList(check, message.blocks, "/blocks"), ...inner], "/blocks");
  if (message.metadata !== undefined) checkMetadata(report, message.metadata, "/metadata");
  return violations;
}

/** What Slack would refuse in a modal or a Home tab. An empty list means valid. Never throws. */
export function validateView(view: unknown): Violation[] {
  const { violations, report } = startReport();
  const sent = asSent(view, report);
  if (sent === null) return violations;
  const surface = surfaceOf(sent);
  const spec = surface === null ? null : findViewSpec(surface);
  if (surface === null || spec === null) {
    report("/type", "view-type", 'a view must be of type "modal" or "home"');
    return violations;
  }
  const check: Check = { surface, report };
  checkPart(check, spec, sent, "");
  const blocks = checkBlockList(check, sent.blocks, "/blocks");
  checkPayloadRules(check, blocks, "/blocks");
  if (
    surface === "modal" &&
    sent.submit === undefined &&
    blocks.some(({ value }) => typeOf(value) === "input")
  ) {
    report("/submit", "modal-submit-with-input", "a modal with an input needs a submit button");
  }
  return violations;
}

/** The object as Slack would receive it, after JSON has dropped and converted what it cannot carry; null with a report. */
function asSent(value: unknown, report: Report): Json | null {
  let sent: unknown;
  try {
    const text: string | undefined = JSON.stringify(value);
    sent = text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    report("", "not-json", `cannot be sent as JSON: ${error instanceof Error ? error.message : "it threw"}`);
    return null;
  }
  if (isJson(sent)) return sent;
  report("", "not-an-object", "must be an object");
  return null;
}

function surfaceOf(view: Json): Surface | null {
  return view.type === "modal" || view.type === "home" ? view.type : null;
}

/** Checks a list of blocks one by one and answers it with pointers; nothing when the payload has none. */
function checkBlockList(check: Check, value: unknown, pointer: string): Place[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) {
    check.report(pointer, "type", "blocks must be an array");
    return [];
  }
  const [min, max] = [minBlocksOf(check.surface), maxBlocksOf(check.surface)];
  if (value.length > max)
    check.report(pointer, "max-blocks", `${value.length} blocks, at most ${max} allowed`);
  if (value.length < min)
    check.report(pointer, "min-blocks", `${value.length} blocks, at least ${min} needed`);
  const places = itemsOf(value, pointer);
  for (const place of places) checkBlock(check, place.value, place.pointer);
  return places;
}

function checkEnvelope(report: Report, message: Json): void {
  checkTextLength(report, message, "text", messageLimits.textHardMax, messageLimits.textRecommendedMax);
  checkTextLength(report, message, "markdown_text", messageLimits.markdownTextMax);
  if (message.attachments !== undefined) checkAttachments(report, message.attachments);
  const { response_type: responseType } = message;
  if (responseType !== undefined && responseType !== "ephemeral" && responseType !== "in_channel") {
    report("/response_type", "enum", "must be one of ephemeral, in_channel");
  }
  if (message.delete_original === true || isFilled(message.markdown_text) || isFilled(message.text)) return;
  const hasMore = [message.blocks, message.attachments].some(
    (list) => Array.isArray(list) && list.length > 0,
  );
  if (hasMore)
    report("/text", "fallback-text", "notifications and screen readers need the whole result as text");
  else report("", "no-content", "a message needs text");
}

const isFilled = (value: unknown): boolean => typeof value === "string" && value.trim() !== "";

function checkTextLength(report: Report, message: Json, key: string, max: number, advised = max): void {
  const text = message[key];
  if (text === undefined) return;
  if (typeof text !== "string") {
    report(`/${key}`, "type", `${key} must be a string`);
    return;
  }
  const chars = countCodePoints(text);
  if (chars > max) report(`/${key}`, "max-length", `${chars} characters, Slack cuts at ${max}`);
  else if (chars > advised)
    report(`/${key}`, "max-length", `${chars} characters, ${advised} advised`, "warn");
}

function checkAttachments(report: Report, attachments: unknown): void {
  if (!Array.isArray(attachments)) {
    report("/attachments", "type", "attachments must be an array");
    return;
  }
  const { attachmentsMax: max, attachmentsRecommendedMax: advised } = messageLimits;
  const count = attachments.length;
  if (count > max) report("/attachments", "max-items", `${count} attachments, at most ${max} allowed`);
  else if (count > advised)
    report("/attachments", "max-items", `${count} attachments, ${advised} advised`, "warn");
}
