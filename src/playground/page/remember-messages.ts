import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import { type Kept, type Memory, noMemory } from "../memory.ts";
import type { ShownMessage } from "../shown-message.ts";

const Json = z.record(z.string(), z.unknown());
const Stored = z.object({
  messages: z.array(z.object({ channel: z.string(), ts: z.string(), message: Json })),
  privateMessages: z.array(
    z.object({
      channel: z.string(),
      ts: z.string(),
      viewer: z.string().nullable(),
      author: z.string(),
      text: z.string(),
      blocks: z.array(Json),
      threadTs: z.string().nullable(),
      isEdited: z.boolean(),
      raw: Json,
    }),
  ),
});

/** Slack itself forgets private messages when one reloads; no database knows their ts. */
const mostPrivate = 200;

/**
 * What people saw, in a JSON file that is written whole before the app hears that something was posted. A file that
 * cannot be understood is begun again.
 */
export function openMemory(path: string): Memory {
  const stored = readStored(path);
  const messages = new Map<string, Kept>(stored.messages.map((kept) => [kept.ts, kept]));
  let privateMessages: readonly ShownMessage[] = stored.privateMessages;
  const write = (): void => {
    writeFileSync(`${path}.new`, JSON.stringify({ messages: [...messages.values()], privateMessages }));
    renameSync(`${path}.new`, path);
  };
  return {
    ...noMemory,
    messages: () => [...messages.values()],
    privateMessages: () => privateMessages,
    keep(kept) {
      messages.set(kept.ts, kept);
      write();
    },
    forget(ts) {
      messages.delete(ts);
      write();
    },
    keepPrivate(now) {
      privateMessages = now.slice(-mostPrivate);
      write();
    },
  };
}

function readStored(path: string): z.infer<typeof Stored> {
  const empty = { messages: [], privateMessages: [] };
  if (!existsSync(path)) return empty;
  try {
    return Stored.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    return empty; // written by another version: what was seen is lost, the records are not
  }
}
