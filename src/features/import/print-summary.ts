import type { ImportSummary, TextCount } from "./summary.ts";

const shownProblems = 10;
const number = new Intl.NumberFormat("en-US");

/** A count with its noun: "1 row", "1,425 rows". */
const of = (count: number, one: string, many = `${one}s`): string =>
  `${number.format(count)} ${count === 1 ? one : many}`;

const listed = (texts: readonly TextCount[]): string[] =>
  texts.slice(0, shownProblems).map(({ text, count }) => `  ${number.format(count)} × ${text}`);

/** What an import did, in plain words for a terminal: the result, then problems, then what to do next. */
export function printSummary(summary: ImportSummary): string {
  return [
    headline(summary),
    ...dealLines(summary),
    ...nameLines(summary),
    ...problemLines(summary),
    ...nextLines(summary),
  ].join("\n");
}

function headline({ isDryRun, ledgerName, isNewLedger, read, rowsInFile }: ImportSummary): string {
  const into = `ledger "${ledgerName}"${isNewLedger ? (isDryRun ? " (would be new)" : " (new)") : ""}`;
  const rows = `${number.format(read)} of ${of(rowsInFile, "row")}`;
  return isDryRun ? `Dry run into ${into}: read ${rows}, wrote nothing.` : `Into ${into}: read ${rows}.`;
}

function dealLines(summary: ImportSummary): string[] {
  const verb = summary.isDryRun ? "would be " : "";
  return [
    `  ${of(summary.created, "deal")} ${verb}created`,
    `  ${of(summary.unchanged, "deal")} unchanged`,
    ...(summary.changed > 0 ? [`  ${of(summary.changed, "deal")} ${verb}changed to what the file says`] : []),
    ...(summary.leftAlone > 0
      ? [`  ${of(summary.leftAlone, "deal")} changed in Roundtrip since, left alone`]
      : []),
    ...(summary.refusedRows > 0 ? [`  ${of(summary.refusedRows, "row")} refused`] : []),
  ];
}

function nameLines(summary: ImportSummary): string[] {
  const made = [
    ...(summary.accountsCreated > 0 ? [of(summary.accountsCreated, "account")] : []),
    ...(summary.productLinesCreated > 0 ? [of(summary.productLinesCreated, "product line")] : []),
    ...(summary.divisionsCreated > 0 ? [of(summary.divisionsCreated, "division")] : []),
    ...(summary.peopleCreated > 0 ? [of(summary.peopleCreated, "contact")] : []),
  ];
  return made.length === 0 ? [] : [`  new${summary.isDryRun ? " would be" : ""}: ${made.join(", ")}`];
}

function problemLines({ refused, refusedRows, dataErrors, unmatchedSources }: ImportSummary): string[] {
  const shown = refused.slice(0, shownProblems).map(({ line, column, reason }) => {
    const where = column === "" ? `line ${line}` : `line ${line}, ${column}`;
    return `  ${where}: ${reason}`;
  });
  return [
    ...(refusedRows > 0 ? ["Refused:", ...shown] : []),
    ...(refused.length > shownProblems ? ["  …"] : []),
    ...(dataErrors.length > 0
      ? ["Imported all the same, to be put right in the file:", ...listed(dataErrors)]
      : []),
    ...(unmatchedSources.length > 0
      ? ["Sources that the ledger does not have; their deals are unsourced:", ...listed(unmatchedSources)]
      : []),
  ];
}

function nextLines({ isStopped, isDryRun, read, rowsInFile, reportFile }: ImportSummary): string[] {
  const again = isDryRun ? "" : " What was read stands; run the same command again to continue.";
  return [
    ...(reportFile === null ? [] : [`All problems: ${reportFile}`]),
    ...(isStopped ? [`Stopped after ${number.format(read)} of ${of(rowsInFile, "row")}.${again}`] : []),
  ];
}
