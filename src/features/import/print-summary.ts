import { importKinds } from "../../core/import-kinds.ts";
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
    ...rowLines(summary),
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

/** What became of the rows, a line for each. */
export function rowLines(summary: ImportSummary): string[] {
  const { isDryRun, kind, changed, leftAlone, refusedRows, knownPeople, notLeads, dealsJoined } = summary;
  const verb = isDryRun ? "would be " : "";
  const { one, many } = importKinds[kind];
  const them = (count: number) => of(count, one, many);
  return [
    `  ${them(summary.created)} ${verb}created`,
    `  ${them(summary.unchanged)} unchanged`,
    ...(changed > 0 ? [`  ${them(changed)} ${verb}changed to what the file says`] : []),
    ...(leftAlone > 0 ? [`  ${them(leftAlone)} changed in Roundtrip since, left alone`] : []),
    ...(knownPeople > 0 ? [`  ${of(knownPeople, "row")} of a person who is a lead already: touches`] : []),
    ...(notLeads > 0 ? [`  ${of(notLeads, "row")} that are no leads by their status`] : []),
    ...(dealsJoined > 0 ? [`  ${of(dealsJoined, "deal")} ${verb}joined to the lead they came from`] : []),
    ...(refusedRows > 0 ? [`  ${of(refusedRows, "row")} refused`] : []),
  ];
}

/** What the rows named that is new, in a line. */
export function nameLines(summary: ImportSummary): string[] {
  const { kind } = summary;
  const made = [
    ...(summary.accountsCreated > 0 && kind !== "accounts" ? [of(summary.accountsCreated, "account")] : []),
    ...(summary.productLinesCreated > 0 && kind !== "products"
      ? [of(summary.productLinesCreated, "product line")]
      : []),
    ...(summary.divisionsCreated > 0 ? [of(summary.divisionsCreated, "division")] : []),
    ...(summary.peopleCreated > 0 ? [of(summary.peopleCreated, "contact")] : []),
    ...(summary.sourcesCreated > 0 ? [of(summary.sourcesCreated, "source")] : []),
    ...(summary.campaignsCreated > 0 ? [of(summary.campaignsCreated, "campaign")] : []),
  ];
  return made.length === 0 ? [] : [`  new${summary.isDryRun ? " would be" : ""}: ${made.join(", ")}`];
}

function problemLines({ kind, refused, refusedRows, dataErrors, unmatchedSources }: ImportSummary): string[] {
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
      ? [
          `Sources that the ledger does not have; their ${importKinds[kind].many} are unsourced (--sources "Name=Team" makes them):`,
          ...listed(unmatchedSources),
        ]
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
