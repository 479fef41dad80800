import { readFile } from "node:fs/promises";
import type { WebClient } from "@slack/web-api";
import { UserError } from "../errors.ts";
import { readPostError } from "./read-post-error.ts";

/**
 * Sends files to a person's own conversation with the app, under a line of text. @param paths by the files' names
 * @throws UserError when Slack does not let the app upload files
 */
export async function sendFiles(
  client: WebClient,
  given: { userId: string; text: string; paths: readonly { name: string; path: string }[]; instead: string },
): Promise<void> {
  const { userId, text, paths, instead } = given;
  const opened = await client.chat.postMessage({ channel: userId, text });
  const files = await Promise.all(
    paths.map(async ({ name, path }) => ({ filename: name, file: await readFile(path) })),
  );
  try {
    const [first, ...others] = files;
    if (first === undefined || opened.channel === undefined) return;
    await client.filesUploadV2({ channel_id: opened.channel, file_uploads: [first, ...others] });
  } catch (error) {
    const read = readPostError(error);
    if (read.kind !== "refused") throw error;
    throw new UserError(`Slack did not take the files: ${read.error}.`, instead);
  }
}
