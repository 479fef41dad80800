import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { WebClient } from "@slack/web-api";
import { section } from "./blocks.ts";
import { type Message, message } from "./message.ts";
import { sendFiles } from "./send-files.ts";

/** Sends one CSV file to whoever asked, in their own conversation with the app. @throws UserError where Slack refuses files */
export async function sendCsv(
  ctx: { slack: { delivery: WebClient }; userId: string },
  given: { name: string; csv: string; about: string; instead: string },
): Promise<Message> {
  const { name, csv, about, instead } = given;
  const folder = await mkdtemp(join(tmpdir(), "roundtrip-csv-"));
  try {
    const path = join(folder, name);
    await writeFile(path, csv);
    const client = ctx.slack.delivery;
    await sendFiles(client, { userId: ctx.userId, text: about, paths: [{ name, path }], instead });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const said = `${about} The file is in your messages with Roundtrip.`;
  return message(said, [section(said)]);
}
