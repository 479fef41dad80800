import type { Block, Message } from "./message.ts";

/** A message as the text that is kept until it is posted. */
export const freezeMessage = (message: Message): string => JSON.stringify(message);

/** The message behind frozen text. @throws Error when the text holds no message */
export function thawMessage(frozen: string): Message {
  const value: unknown = JSON.parse(frozen);
  if (typeof value !== "object" || value === null || !("text" in value) || typeof value.text !== "string") {
    throw new Error("the frozen text holds no message");
  }
  // Only freezeMessage writes it, from a Message whose builders keep Slack's limits.
  return value as Message;
}

/** What of a message Slack may refuse and the message can do without: its own charts, and pictures uploaded for it. */
export function listCharts(message: Message): { hasNative: boolean; hasPicture: boolean } {
  const blocks = message.blocks ?? [];
  return {
    hasNative: blocks.some((block) => block.type === "data_visualization"),
    hasPicture: blocks.some(isUploaded),
  };
}

/** The message without any of them: a chart never stops the text, and its numbers stand in the text anyway. */
export function withoutCharts(message: Message): Message {
  const kept = (message.blocks ?? []).filter(
    (block) => block.type !== "data_visualization" && !isUploaded(block),
  );
  return { ...message, blocks: kept };
}

const isUploaded = (block: Block): boolean => block.type === "image" && "slack_file" in block;
