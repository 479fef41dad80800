import { importKinds } from "../../../core/import-kinds.ts";
import { countOf } from "../../../core/wording.ts";
import type { Ledger } from "../../../data/ledgers.ts";
import { actions, context, section } from "../../../slack/blocks.ts";
import { button } from "../../../slack/controls.ts";
import { type Message, message } from "../../../slack/message.ts";
import { printScope } from "../../../slack/request.ts";
import { joinMrkdwn, mrkdwn, raw } from "../../../slack/text.ts";
import { nameLines, rowLines } from "../print-summary.ts";
import type { ImportSummary } from "../summary.ts";
import { fieldWords, wordsOfChoices } from "./field-words.ts";
import type { Inspected } from "./inspect-csv.ts";
import { type Offer, sampleOf } from "./offer-mapping.ts";

const shownColumns = 25;
const shownLines = 5;

/** The way in: one button, because a form can only be opened by one. */
export function sayImport(ledger: Ledger): Message {
  const said = `Bring a CSV file of another system into ${ledger.name}: accounts, product lines, spend, leads, deals or touches.`;
  return message(`${said} Press Choose a file….`, [
    section(mrkdwn`${said}`),
    actions(
      [button({ actionId: "import-open", text: "Choose a file…", style: "primary" })],
      printScope({ ledgerId: ledger.id, recordId: "", version: 0 }, "import"),
    ),
    context("You see what is in it before anything is imported. The same file twice brings nothing twice."),
  ]);
}

/** What has to be asked about a file, in words. */
function questionsOf({ missing, dayFormats, newSources }: Offer): string[] {
  return [
    ...missing.map((choices) => `which column is the ${wordsOfChoices(choices).toLowerCase()}`),
    ...(dayFormats.length === 1 ? [] : ["how it writes days"]),
    ...(newSources.some(({ team }) => team === null) ? ["which team its new sources belong to"] : []),
  ];
}

/** What is in a file, before anything of it is imported. */
export function sayFound(ledger: Ledger, file: Inspected, offer: Offer, draftId: string): Message {
  const { many } = importKinds[offer.kind];
  const head = `${file.name} has ${countOf(file.rows, "row")} and ${countOf(file.headers.length, "column")}, to become ${many} of ${ledger.name}.`;
  const questions = questionsOf(offer);
  const next =
    questions.length === 0
      ? "Everything is clear. Check it and import."
      : `To be said: ${questions.join("; ")}.`;
  const fieldsOf = (header: string) =>
    [...offer.columns]
      .flatMap(([field, column]) => (column === header ? [fieldWords[field]] : []))
      .join(", ");
  const columns = file.headers.slice(0, shownColumns).map((header) => {
    const field = fieldsOf(header);
    const sample = sampleOf(header, file) || "blank";
    return mrkdwn`• *${header}*${field === "" ? "" : ` → ${field}`}: ${sample.slice(0, 80)}`;
  });
  const more = file.headers.length - shownColumns;
  return message(`${head} Nothing is imported yet. ${next}`, [
    section(mrkdwn`${head} Nothing is imported yet.`),
    section(joinMrkdwn(columns, "\n")),
    ...(more > 0 ? [context(`… and ${countOf(more, "more column")}`)] : []),
    section(mrkdwn`${next}`),
    actions(
      [button({ actionId: "import-check", text: "Check and import…", style: "primary" })],
      printScope({ ledgerId: ledger.id, recordId: draftId, version: 0 }, "import"),
    ),
  ]);
}

/** The result in one sentence: how many rows are in, and how many are not. */
export function headlineOf(fileName: string, { rowsInFile, refusedRows, ledgerName }: ImportSummary): string {
  const good = rowsInFile - refusedRows;
  const bad = refusedRows === 0 ? "none was refused" : `${refusedRows} refused`;
  return `${fileName} into ${ledgerName}: ${good} of ${countOf(rowsInFile, "row")} good, ${bad}.`;
}

/** What an import did. @param unsent why the file of bad rows could not be sent */
export function sayImported(fileName: string, summary: ImportSummary, unsent: string | null): Message {
  const { kind, refused, refusedRows, dataErrors, unmatchedSources, reportFile } = summary;
  const { many } = importKinds[kind];
  const head = headlineOf(fileName, summary);
  const file =
    reportFile === null ? [] : [unsent ?? "The bad rows are in your messages with Roundtrip, as a file."];
  const lines = [...rowLines(summary), ...nameLines(summary)]
    .map((line) => line.trim())
    .filter((line) => !line.startsWith("0 "));
  const reasons = refused.slice(0, shownLines).map(({ line, column, reason }) => {
    return mrkdwn`• line ${line}${column === "" ? "" : `, ${column}`}: ${reason}`;
  });
  const odd = dataErrors.slice(0, shownLines).map(({ text, count }) => mrkdwn`• ${count} × ${text}`);
  const sources = unmatchedSources.slice(0, shownLines).map(({ text, count }) => `${text} (${count})`);
  return message(`${head} ${lines.join(", ")}. ${file.join(" ")}`.trim(), [
    section(mrkdwn`*${head}*`),
    section(
      joinMrkdwn(
        lines.map((line) => mrkdwn`• ${line}`),
        "\n",
      ),
    ),
    ...(reasons.length > 0
      ? [
          section(
            joinMrkdwn([raw("*Refused*"), ...reasons, ...(refusedRows > shownLines ? ["…"] : [])], "\n"),
          ),
        ]
      : []),
    ...(odd.length > 0
      ? [section(joinMrkdwn([raw("*Imported all the same, to be put right*"), ...odd], "\n"))]
      : []),
    ...(sources.length > 0
      ? [
          context(
            mrkdwn`Unsourced ${many}, because the ledger does not have their source: ${sources.join(", ")}. Hand the file in again and give these a team.`,
          ),
        ]
      : []),
    ...file.map((text) => context(text)),
  ]);
}
