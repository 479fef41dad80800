import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { countOf } from "../../core/wording.ts";
import type { Ctx } from "../../ctx.ts";
import { context, section } from "../../slack/blocks.ts";
import type { Verb } from "../../slack/kit.ts";
import { type Message, message } from "../../slack/message.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { sendFiles } from "../../slack/send-files.ts";
import { mrkdwn } from "../../slack/text.ts";
import { exportLedger } from "./export-ledger.ts";

/** Every table of the ledger that has rows, as a CSV file in the person's own conversation with the app. */
async function answerExport(ctx: Ctx): Promise<Message> {
  const { ledger, userId, slack, database } = ctx;
  await refuseUnlessAdmin(slack.people, { userId, role: ctx.actor.role }, "export a ledger");
  const parent = await mkdtemp(join(tmpdir(), "roundtrip-export-"));
  try {
    const folder = join(parent, "export");
    const { files, rows } = await exportLedger(database, { ledger, folder, format: "csv" });
    const filled = files.filter((each) => each.rows > 0);
    await sendFiles(slack.delivery, {
      userId,
      text: `The export of ${ledger.name}: ${countOf(rows, "row")} in ${countOf(filled.length, "file")}.`,
      paths: filled.map(({ file, path }) => ({ name: `${file}.csv`, path })),
      instead: `npm run roundtrip -- export --ledger "${ledger.name}" --to FOLDER, where Roundtrip runs; or grant files:write`,
    });
    const said = `The export of ${ledger.name} is in your messages with Roundtrip: ${countOf(rows, "row")} in ${countOf(filled.length, "file")}.`;
    return message(said, [
      section(mrkdwn`${said}`),
      context("One CSV file for each table, for your eyes: it holds every name and amount of the ledger."),
    ]);
  } finally {
    await rm(parent, { recursive: true, force: true });
  }
}

/** A ledger's records as files. */
export const exportVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "export",
    usage: "export",
    does: "every table of the ledger as CSV files, sent to you alone (admins)",
    least: "member",
    run: answerExport,
  },
];
