import { basename, dirname, join } from "node:path";
import { defineCommand, type SubCommandsDef } from "citty";

import { Presets, SingleBar } from "cli-progress";
import { type ImportKind, importKinds, importOrder } from "../../core/import-kinds.ts";
import { type Database, openDatabase } from "../../data/client.ts";
import { listWorkspaceIds } from "../../data/import-names.ts";
import { migrate } from "../../data/migrate.ts";
import { UserError } from "../../errors.ts";
import { collectEarly } from "./collect-early.ts";
import { type ImportArguments, importArguments } from "./command-options.ts";
import { type ImportInput, importRecords } from "./import-records.ts";
import { printSummary } from "./print-summary.ts";
import { fileInput } from "./read-csv.ts";

/** What the process lends to an import. */
export type ImportRuntime = {
  databaseUrl: string;
  newId: () => string;
  /** epoch ms */
  clock: () => number;
};

const exampleLine = (kind: ImportKind): string => {
  const { mapExample, needsStages } = importKinds[kind];
  const stages = needsStages ? ' --stages "Won=won,Lost=lost,Open=open"' : "";
  return `roundtrip import ${kind} ${kind}.csv --ledger "Acme Europe" --map "${mapExample}"${stages}`;
};

/**
 * `roundtrip import …` for the command line's table of contents. `runtime` is asked for only when an import runs, so
 * that help needs no database. @param others what else can be imported, by its name
 */
export function importCommand(runtime: () => Promise<ImportRuntime>, others: SubCommandsDef = {}) {
  const commandOf = (kind: ImportKind) =>
    defineCommand({
      meta: {
        name: kind,
        description:
          `Import ${importKinds[kind].many} from a CSV file. Run it again whenever the file changes: they are found by their ${importKinds[kind].fields.includes("id") ? "id" : "name"}. ` +
          "Exit code 0: everything is in; 3: some rows were refused, the rest is in; 130: stopped, run it again to continue; 78: an option or the file is wrong, nothing is in.",
      },
      args: importArguments(kind),
      run: async ({ args, rawArgs }) => {
        refuseUnknown(kind, rawArgs);
        process.exitCode = await runImport(kind, readTyped(args), await runtime());
      },
    });
  return defineCommand({
    meta: {
      name: "import",
      description: `Bring records of another system into a ledger, best in this order: ${importOrder.join(", ")}.`,
    },
    subCommands: { ...Object.fromEntries(importOrder.map((kind) => [kind, commandOf(kind)])), ...others },
  });
}

/** What was typed, whatever the parser makes of it: only texts and --dry-run are options. */
function readTyped(args: Readonly<Record<string, unknown>>): ImportArguments {
  const texts = Object.entries(args).filter(([, value]) => typeof value === "string");
  return { ...Object.fromEntries(texts), "dry-run": args["dry-run"] === true };
}

/**
 * Runs one import as typed, prints its summary to standard output, and answers the exit code: 0 when every row is in, 3
 * when rows were refused, 130 when it was stopped by Ctrl+C, which waits for the batch in hand.
 * @throws UserError for an option or a file that is wrong (exit code 78)
 */
export async function runImport(
  kind: ImportKind,
  typed: ImportArguments,
  runtime: ImportRuntime,
): Promise<number> {
  const { file, ...options } = readArguments(kind, typed);
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
    const source = { kind, input: fileInput(file), folder: dirname(file) };
    const summary = await importRecords(
      { database, newId, clock },
      { ...options, ...source, workspaceId, reportFile, signal: stop.signal, onProgress: progress.show },
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

type Read = Omit<
  ImportInput,
  "kind" | "input" | "folder" | "workspaceId" | "reportFile" | "signal" | "onProgress"
>;

function readArguments(kind: ImportKind, typed: ImportArguments): Read & { file: string } {
  const need = (text: string | undefined, name: string): string => {
    if (text !== undefined && text.trim() !== "") return text;
    throw new UserError(`The import needs ${name}.`, exampleLine(kind));
  };
  return {
    file: need(typed.file, "a file"),
    ledgerName: need(typed.ledger, "--ledger"),
    preset: typed.preset ?? null,
    map: typed.map ?? null,
    stages: typed.stages ?? null,
    dateFormat: typed["date-format"] ?? null,
    alias: typed.alias ?? null,
    lookup: typed.lookup ?? null,
    attributes: typed.attributes ?? null,
    bands: typed.bands ?? null,
    sources: typed.sources ?? null,
    amountsIn: typed["amounts-in"] ?? null,
    currency: typed.currency ?? null,
    timeZone: typed["time-zone"] ?? null,
    isDryRun: typed["dry-run"] ?? false,
  };
}

/** A misspelt option would otherwise be passed over in silence. */
function refuseUnknown(kind: ImportKind, typed: readonly string[]): void {
  const names = Object.keys(importArguments(kind)).filter((name) => name !== "file");
  const unknown = typed
    .filter((word) => word.startsWith("--"))
    .map((word) => word.slice(2).replace(/=.*$/s, ""))
    .find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new UserError(
    `An import of ${kind} knows no option --${unknown}.`,
    names.map((name) => `--${name}`).join(" "),
  );
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
