import { defineCommand } from "citty";
import { Presets, SingleBar } from "cli-progress";
import { normaliseName } from "../../core/names.ts";
import { countOf } from "../../core/wording.ts";
import { type Database, openDatabase } from "../../data/client.ts";
import { listWorkspaceIds } from "../../data/import-names.ts";
import { type Ledger, listLedgers } from "../../data/ledgers.ts";
import { migrate } from "../../data/migrate.ts";
import { UserError } from "../../errors.ts";
import type { ExportFormat } from "./describe-export.ts";
import { exportLedger } from "./export-ledger.ts";
import { importExport } from "./import-export.ts";

/** What the process lends to an export or the import of one. */
export type ExportRuntime = { databaseUrl: string; newId: () => string; clock: () => number };

const workspace = {
  type: "string",
  description:
    "id of the Slack workspace; not needed when the database knows one; e.g. --workspace T0123ABCD",
  valueHint: "T…",
} as const;

const exportOptions = {
  ledger: {
    type: "string",
    description: 'the ledger, by its name; not needed when there is one; e.g. --ledger "Acme Europe"',
    valueHint: "name",
  },
  to: {
    type: "string",
    description: "the folder, made by the export; e.g. --to ./acme-2026-11-25",
    valueHint: "FOLDER",
  },
  format: { type: "string", description: "csv (when not given) or json", valueHint: "csv|json" },
  workspace,
} as const;

const importOptions = {
  folder: { type: "positional", description: "the folder", valueHint: "FOLDER", required: false },
  ledger: {
    type: "string",
    description: 'the ledger it goes into: a new name, or a ledger without records; e.g. --ledger "Acme 2"',
    valueHint: "name",
  },
  workspace,
} as const;

const exportExample = 'roundtrip export --ledger "Acme Europe" --to ./acme-2026-11-25';
const importExample = 'roundtrip import export ./acme-2026-11-25 --ledger "Acme Europe"';

/** `roundtrip export …` for the command line's table of contents. */
export function exportCommand(runtime: () => Promise<ExportRuntime>) {
  return defineCommand({
    meta: {
      name: "export",
      description:
        "Write every table of a ledger as CSV or JSON files. `roundtrip import export` brings them into an empty ledger.",
    },
    args: exportOptions,
    run: async ({ args, rawArgs }) => {
      refuseUnknown(rawArgs, Object.keys(exportOptions), "roundtrip export --help");
      const folder = need(args.to, "--to", exportExample);
      const format = readFormat(args.format);
      await withDatabase(await runtime(), async (database) => {
        const ledger = await findLedger(database, args.ledger, args.workspace);
        const { rows, files } = await exportLedger(database, { ledger, folder, format });
        const lines = files.map((each) => `  ${each.file}.${format}: ${countOf(each.rows, "row")}`);
        process.stdout.write(
          `Ledger "${ledger.name}" is in ${folder}: ${countOf(rows, "row")}.\n${lines.join("\n")}\n`,
        );
      });
    },
  });
}

/** `roundtrip import export FOLDER`, under `roundtrip import`. */
export function importExportCommand(runtime: () => Promise<ExportRuntime>) {
  return defineCommand({
    meta: {
      name: "export",
      description:
        "Import a folder that `roundtrip export` wrote into an empty ledger: the same reports, ids renewed, history kept. " +
        "Exit code 0: everything is in; 130: stopped, run it again to continue; 78: an option or the folder is wrong, nothing is in.",
    },
    args: importOptions,
    run: async ({ args, rawArgs }) => {
      refuseUnknown(rawArgs, Object.keys(importOptions), "roundtrip import export --help");
      const folder = need(args.folder, "a folder", importExample);
      const ledgerName = need(args.ledger, "--ledger", importExample);
      const lent = await runtime();
      await withDatabase(lent, async (database) => {
        const workspaceId = await findWorkspaceId(database, args.workspace);
        process.exitCode = await runImport({ ...lent, database }, { folder, ledgerName, workspaceId });
      });
    },
  });
}

async function runImport(
  given: ExportRuntime & { database: Database },
  input: { folder: string; ledgerName: string; workspaceId: string },
): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once("SIGINT", onSignal).once("SIGTERM", onSignal);
  const progress = startProgress();
  try {
    const done = await importExport(given, { ...input, signal: stop.signal, onProgress: progress.show });
    progress.end();
    const left = done.leftOut.map(
      ({ file, rows, why }) => `  ${file}: ${countOf(rows, "row")} left out: ${why}.`,
    );
    const stopped = done.isStopped ? ["  Stopped; run it again to bring in the rest."] : [];
    const first = `Into ledger "${done.ledgerName}" from the export of "${done.exportedName}": ${countOf(done.rows, "row")}.`;
    process.stdout.write(`${[first, ...left, ...stopped].join("\n")}\n`);
    return done.isStopped ? 130 : 0;
  } finally {
    progress.end();
    process.off("SIGINT", onSignal).off("SIGTERM", onSignal);
  }
}

async function withDatabase(
  { databaseUrl }: ExportRuntime,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  await migrate(databaseUrl);
  const database = await openDatabase({ url: databaseUrl });
  try {
    await work(database);
  } finally {
    await database.close();
  }
}

function need(text: string | undefined, name: string, example: string): string {
  if (text !== undefined && text.trim() !== "") return text;
  throw new UserError(`It needs ${name}.`, example);
}

function readFormat(text: string | undefined): ExportFormat {
  const format = (text ?? "csv").toLowerCase();
  if (format === "csv" || format === "json") return format;
  throw new UserError(`There is no format “${text}”.`, "--format csv or --format json");
}

/** A misspelt option would otherwise be passed over in silence. */
function refuseUnknown(typed: readonly string[], names: readonly string[], example: string): void {
  const unknown = typed
    .filter((word) => word.startsWith("--"))
    .map((word) => word.slice(2).replace(/=.*$/s, ""))
    .find((name) => !names.includes(name));
  if (unknown !== undefined) throw new UserError(`There is no option --${unknown}.`, example);
}

async function findWorkspaceId(database: Database, typed: string | undefined): Promise<string> {
  if (typed !== undefined) return typed;
  const [only, ...others] = await listWorkspaceIds(database.db);
  if (only !== undefined && others.length === 0) return only;
  throw new UserError(
    only === undefined ? "The database knows no workspace yet." : "The database knows several workspaces.",
    "--workspace T0123ABCD (in the address of Slack in a browser: app.slack.com/client/T0123ABCD)",
  );
}

async function findLedger(
  database: Database,
  typed: string | undefined,
  workspace: string | undefined,
): Promise<Ledger> {
  const ledgers = await listLedgers(database.db, await findWorkspaceId(database, workspace));
  const [only, ...others] = ledgers;
  if (typed === undefined && only !== undefined && others.length === 0) return only;
  const found = ledgers.find(({ name }) => normaliseName(name) === normaliseName(typed ?? ""));
  if (found !== undefined) return found;
  const names = ledgers.map(({ name }) => name).join(", ");
  throw new UserError(
    typed === undefined
      ? `Say which ledger; there are: ${names}.`
      : `There is no ledger “${typed}”. The ledgers are: ${names || "none"}.`,
    `--ledger "${only?.name ?? "Acme Europe"}"`,
  );
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
