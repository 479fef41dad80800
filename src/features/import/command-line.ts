import { basename, join } from "node:path";
import { defineCommand, type SubCommandsDef } from "citty";
import { Presets, SingleBar } from "cli-progress";
import { type Database, openDatabase } from "../../data/client.ts";
import { listWorkspaceIds } from "../../data/import-names.ts";
import { migrate } from "../../data/migrate.ts";
import { UserError } from "../../errors.ts";
import { collectEarly } from "./collect-early.ts";
import { type ImportArguments, importArguments } from "./command-options.ts";
import { type ImportInput, importDeals } from "./import-deals.ts";
import { printSummary } from "./print-summary.ts";

/** What the process lends to an import. */
export type ImportRuntime = {
  databaseUrl: string;
  newId: () => string;
  /** epoch ms */
  clock: () => number;
};

const exampleLine =
  'roundtrip import deals deals.csv --ledger "Acme Europe" --map "id=Id,company=Account,stage=Stage,closed=Closed,amount=Value" --stages "Won=won,Lost=lost,Open=open"';

/**
 * `roundtrip import …` for the command line's table of contents. `runtime` is asked for only when an import runs, so
 * that help needs no database. @param others what else can be imported, by its name
 */
export function importCommand(runtime: () => ImportRuntime, others: SubCommandsDef = {}) {
  const deals = defineCommand({
    meta: {
      name: "deals",
      description:
        "Import deals from a CSV file. Run it again whenever the file changes: deals are found by their id. " +
        "Exit code 0: everything is in; 3: some rows were refused, the rest is in; 130: stopped, run it again to continue; 78: an option or the file is wrong, nothing is in.",
    },
    args: importArguments,
    run: async ({ args, rawArgs }) => {
      refuseUnknown(rawArgs);
      process.exitCode = await runImport(args, runtime());
    },
  });
  return defineCommand({
    meta: { name: "import", description: "Bring records of another system into a ledger." },
    subCommands: { deals, ...others },
  });
}

/**
 * Runs one import as typed, prints its summary to standard output, and answers the exit code: 0 when every row is in, 3
 * when rows were refused, 130 when it was stopped by Ctrl+C, which waits for the batch in hand.
 * @throws UserError for an option or a file that is wrong (exit code 78)
 */
export async function runImport(typed: ImportArguments, runtime: ImportRuntime): Promise<number> {
  const { file, ...options } = readArguments(typed);
  collectEarly();
  await migrate(runtime.databaseUrl);
  const database = await openDatabase({ url: runtime.databaseUrl });
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = startProgress();
  try {
    const workspaceId = await findWorkspaceId(database, typed.workspace);
    const { newId, clock } = runtime;
    const reportFile = join(".", `${basename(file)}.import-report.csv`);
    const summary = await importDeals(
      { database, newId, clock },
      { ...options, file, workspaceId, reportFile, signal: stop.signal, onProgress: progress.show },
    );
    progress.end();
    process.stdout.write(`${printSummary(summary)}\n`);
    if (summary.isStopped) return 130;
    return summary.refusedRows > 0 ? 3 : 0;
  } finally {
    progress.end();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
    await database.close();
  }
}

function readArguments(
  typed: ImportArguments,
): Omit<ImportInput, "workspaceId" | "reportFile" | "signal" | "onProgress"> {
  const need = (text: string | undefined, name: string): string => {
    if (text !== undefined && text.trim() !== "") return text;
    throw new UserError(`The import needs ${name}.`, exampleLine);
  };
  return {
    file: need(typed.file, "a file"),
    ledgerName: need(typed.ledger, "--ledger"),
    map: need(typed.map, "--map"),
    stages: need(typed.stages, "--stages"),
    dateFormat: typed["date-format"] ?? "YYYY-MM-DD",
    alias: typed.alias ?? null,
    lookup: typed.lookup ?? null,
    attributes: typed.attributes ?? null,
    currency: typed.currency ?? null,
    timeZone: typed["time-zone"] ?? null,
    isDryRun: typed["dry-run"] ?? false,
  };
}

/** A misspelt option would otherwise be passed over in silence. */
function refuseUnknown(typed: readonly string[]): void {
  const names = Object.keys(importArguments).filter((name) => name !== "file");
  const unknown = typed
    .filter((word) => word.startsWith("--"))
    .map((word) => word.slice(2).replace(/=.*$/s, ""))
    .find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new UserError(`The import knows no option --${unknown}.`, names.map((name) => `--${name}`).join(" "));
}

async function findWorkspaceId(database: Database, typed: string | undefined): Promise<string> {
  const example =
    "--workspace T0123ABCD (in the address of Slack in a browser: app.slack.com/client/T0123ABCD)";
  if (typed !== undefined) {
    if (/^[TE][A-Z0-9]{2,}$/.test(typed)) return typed;
    throw new UserError(`--workspace "${typed}" is no id of a Slack workspace.`, example);
  }
  const [only, ...others] = await listWorkspaceIds(database.db);
  if (only !== undefined && others.length === 0) return only;
  const why =
    only === undefined ? "The database knows no workspace yet" : "The database knows several workspaces";
  throw new UserError(`${why}; say which one the ledger belongs to.`, example);
}

/** A bar on standard error where a person looks on, nothing where output is piped. */
function startProgress() {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} };
  const bar = new SingleBar(
    { stream: process.stderr, clearOnComplete: true, format: "{bar} {value} of {total} rows" },
    Presets.shades_classic,
  );
  return {
    show: ({ rows, of }: { rows: number; of: number }) => {
      if (!bar.isActive) bar.start(of, 0);
      bar.update(rows);
    },
    end: () => bar.stop(),
  };
}
