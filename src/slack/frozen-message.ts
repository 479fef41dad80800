import type { Message } from "./message.ts";

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

/**
 * The message without its native charts; null when it has none. For workspaces that refuse the block: a chart never
 * stops the text, and its numbers stand in the text anyway.
 */
export function withoutCharts(message: Message): Message | null {
  const kept = (message.blocks ?? []).filter((block) => block.type !== "data_visualization");
  if (kept.length === (message.blocks ?? []).length) return null;
  return { ...message, blocks: kept };
}
