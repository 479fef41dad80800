import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ImportKind } from "../../../core/import-kinds.ts";
import type { Ctx } from "../../../ctx.ts";
import { UserError } from "../../../errors.ts";
import type { Message } from "../../../slack/message.ts";
import { sendFiles } from "../../../slack/send-files.ts";
import { importRecords } from "../import-records.ts";
import type { CsvInput } from "../read-csv.ts";
import type { ImportOptions } from "../read-options.ts";
import type { ImportSummary } from "../summary.ts";
import { headlineOf, sayImported } from "./view.ts";
import { writeBadRows } from "./write-bad-rows.ts";

/**
 * Imports an upload into the ledger that it was handed in for. What came of it stands in the answer, and in the person's
 * own messages, because a long import outlives its form; there are the bad rows too, as a file.
 */
export async function importUpload(
  ctx: Ctx,
  given: { kind: ImportKind; input: CsvInput; options: ImportOptions },
): Promise<Message> {
  const { ledger } = ctx;
  const folder = await mkdtemp(join(tmpdir(), "roundtrip-import-"));
  try {
    const summary = await importRecords(ctx, {
      ...given.options,
      ...{ kind: given.kind, input: given.input, folder: null },
      ...{ workspaceId: ledger.workspaceId, ledgerName: ledger.name, ledgerId: ledger.id },
      ...{ currency: null, timeZone: null, isDryRun: false, reportFile: join(folder, "problems.csv") },
      signal: new AbortController().signal,
      onProgress: () => {},
    });
    const unsent = await tell(ctx, given.input, summary, folder);
    return sayImported(given.input.name, summary, unsent);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tells the person by message; null, or why the file of bad rows could not be sent: the import itself stands. */
async function tell(
  ctx: Ctx,
  input: CsvInput,
  summary: ImportSummary,
  folder: string,
): Promise<string | null> {
  const path = join(folder, "bad-rows.csv");
  const report = summary.reportFile;
  if (report !== null) await writeBadRows(input, report, path);
  const name = `${input.name.replace(/\.[^.]*$/, "")}-bad-rows.csv`;
  try {
    await sendFiles(ctx.slack.delivery, {
      userId: ctx.userId,
      text: headlineOf(input.name, summary),
      paths: report === null ? [] : [{ name, path }],
      instead: "grant files:write, and hand the same file in again: nothing is imported twice",
    });
    return null;
  } catch (error) {
    if (error instanceof UserError) return `${error.message} Instead: ${error.example}.`;
    throw error;
  }
}
