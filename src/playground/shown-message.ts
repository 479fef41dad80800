import { type Fields, objectsOf, textOf } from "./json.ts";

/** A message as somebody sees it. `viewer` is the only person who sees a private one, null for the others. */
export type ShownMessage = {
  readonly channel: string;
  readonly ts: string;
  readonly viewer: string | null;
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly threadTs: string | null;
  readonly isEdited: boolean;
  /** Everything else that Slack keeps with it: metadata, bot_id, files. */
  readonly raw: Fields;
};

/** A message of conversations.history, or one that we keep ourselves, as it is shown in `channel`. */
export function readMessage(raw: Fields, channel: string, viewer: string | null = null): ShownMessage {
  return {
    channel,
    ts: textOf(raw.ts),
    viewer,
    author: textOf(raw.user),
    text: textOf(raw.text),
    blocks: objectsOf(raw.blocks),
    threadTs: textOf(raw.thread_ts) || null,
    isEdited: raw.edited !== undefined,
    raw,
  };
}
