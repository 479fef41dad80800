import type {
  ActionsBlock,
  ActionsBlockElement,
  AnyBlock,
  ContextBlock,
  DividerBlock,
  HeaderBlock,
  ModalView,
  MrkdwnElement,
  PlainTextElement,
  SectionBlock,
  SectionBlockAccessory,
} from "@slack/types";
import { maxBlocksOf, maxOf } from "./limits/spec.ts";
import { mrkdwn, mrkdwnText, plainText, type Text } from "./text.ts";

/** A plain_text object of at most `max` code points. */
export const plainTextObject = (text: string, max: number): PlainTextElement => ({
  type: "plain_text",
  text: plainText(text, max),
});

/** A mrkdwn object of at most `max` code points; a string is someone's words and is escaped. */
export const mrkdwnObject = (text: Text, max: number): MrkdwnElement => ({
  type: "mrkdwn",
  text: mrkdwnText(text, max),
});

/** An id of ours, as it stands; throws when Slack would refuse it, because a cut id would name something else. */
export function checkedId(id: string, max: number, what: string): string {
  const length = Array.from(id).length;
  if (length < 1 || length > max)
    throw new Error(`${what} "${id}" has ${length} characters, 1 to ${max} fit.`);
  return id;
}

/** A large title. */
export const header = (text: string): HeaderBlock => ({
  type: "header",
  text: plainTextObject(text, maxOf("block", "header", "text.text")),
});

/** A paragraph, with at most one button, menu or picture beside it. */
export const section = (text: Text, accessory?: SectionBlockAccessory): SectionBlock => ({
  type: "section",
  text: mrkdwnObject(text, maxOf("block", "section", "text.text")),
  ...(accessory && { accessory }),
});

/** Labelled values in two columns; of more than fit, the last field says how many were left out. */
export function fields(pairs: { label: string; value: Text }[]): SectionBlock {
  const texts = pairs.map(({ label, value }) => mrkdwn`*${label}*\n${value}`);
  const max = maxOf("block", "section", "fields[].text");
  return {
    type: "section",
    fields: fitting(texts, maxOf("block", "section", "fields")).map((text) => mrkdwnObject(text, max)),
  };
}

/** Small grey text: sources, dates, the rule behind a figure. Of more than fit, the last one says how many were left out. */
export function context(...texts: Text[]): ContextBlock {
  const max = maxOf("block", "context", "elements[].text");
  return {
    type: "context",
    elements: fitting(texts, maxOf("block", "context", "elements")).map((text) => mrkdwnObject(text, max)),
  };
}

/** A line between parts. */
export const divider = (): DividerBlock => ({ type: "divider" });

/** A row of buttons and menus; throws when it would be empty or more than Slack shows, since none may vanish. */
export function actions(elements: ActionsBlockElement[], blockId?: string): ActionsBlock {
  const max = maxOf("block", "actions", "elements");
  if (elements.length < 1 || elements.length > max) {
    throw new Error(`A row of actions holds 1 to ${max} elements, not ${elements.length}.`);
  }
  return { type: "actions", elements, ...blockIdOf("actions", blockId) };
}

/**
 * A form. `privateMetadata` holds ids only. Throws when it has no block or too many, and when it holds an input
 * without `submit`: those are ours to mend, and a form with a field missing would lose a record.
 */
export function modal(given: {
  title: string;
  blocks: AnyBlock[];
  submit?: string;
  close?: string;
  privateMetadata?: string;
  callbackId?: string;
}): ModalView {
  const { title, blocks, submit, close, privateMetadata, callbackId } = given;
  const max = (path: string) => maxOf("view", "modal", path);
  if (blocks.length < 1 || blocks.length > maxBlocksOf("modal")) {
    throw new Error(`Form "${title}" has ${blocks.length} blocks, 1 to ${maxBlocksOf("modal")} fit.`);
  }
  if (submit === undefined && blocks.some((block) => block.type === "input")) {
    throw new Error(`Form "${title}" has an input and no submit button.`);
  }
  return {
    type: "modal",
    title: plainTextObject(title, max("title.text")),
    blocks,
    ...(submit !== undefined && { submit: plainTextObject(submit, max("submit.text")) }),
    ...(close !== undefined && { close: plainTextObject(close, max("close.text")) }),
    ...(privateMetadata !== undefined && {
      private_metadata: checkedId(privateMetadata, max("private_metadata"), "private_metadata"),
    }),
    ...(callbackId !== undefined && {
      callback_id: checkedId(callbackId, max("callback_id"), "callback_id"),
    }),
  };
}

/** What opens at once, while the form itself is still being built: a trigger lives for three seconds only. */
export const loadingModal = (title: string): ModalView =>
  modal({ title, close: "Cancel", blocks: [section("Loading…")] });

/** The `block_id` member of a block of this type; none when there is no id. */
export const blockIdOf = (type: string, blockId?: string): { block_id?: string } =>
  blockId === undefined ? {} : { block_id: checkedId(blockId, maxOf("block", type, "block_id"), "block_id") };

function fitting(texts: Text[], max: number): Text[] {
  if (texts.length === 0) return [""];
  if (texts.length <= max) return texts;
  const kept = texts.slice(0, max - 1);
  return [...kept, `… and ${texts.length - kept.length} more`];
}
