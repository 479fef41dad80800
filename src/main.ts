import { setTimeout as sleep } from "node:timers/promises";
import { defineCommand, runCommand, runMain } from "citty";
import type { Roundtrip } from "./app.ts";
import { readCommandNames, readConfig, readStoreConfig } from "./config.ts";
import type { Services } from "./ctx.ts";
import { migrate } from "./data/migrate.ts";
import { UserError } from "./errors.ts";
import { plainMessage, wordsForOutage } from "./explain-exit.ts";
import type { Door } from "./slack/manifest.ts";

// Each task loads what it needs: the app is two thirds of what there is, and a start needs neither imports' nor the manifest's.
const loadApp = async () => ({ ...(await import("./app.ts")), ...(await import("./ctx.ts")) });

/** Configuration or input is wrong (sysexits.h). */
const wrongConfiguration = 78;
const retryMs = 5000;

/** Tries until Slack answers; a refused token is a mistake in the settings. @throws UserError */
async function reachSlack(app: Roundtrip, { log }: Services, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await app.reachSlack();
      log.info("reached Slack");
      return;
    } catch (error) {
      if (error instanceof UserError) throw error;
      log.warn({ err: error }, "Slack was not reached; trying again in 5 s");
      await sleep(retryMs, undefined, { signal, ref: true }).catch(() => undefined);
    }
  }
}

async function start(): Promise<void> {
  const config = readConfig();
  await migrate(config.databaseUrl);
  const { buildApp, buildServices } = await loadApp();
  const services = await buildServices(config);
  const app = buildApp(services);
  const stopping = new AbortController();
  const ended = new Promise<string>((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
  try {
    const port = await app.start();
    services.log.info(port === null ? "listening on a socket to Slack" : `listening on port ${port}`);
    const reached = reachSlack(app, services, stopping.signal);
    services.log.info(`stopping on ${await Promise.race([ended, reached.then(() => ended)])}`);
  } finally {
    stopping.abort();
    await app.stop();
    await services.database.close();
  }
  services.log.info("stopped");
}

async function deliver(now: string | undefined): Promise<void> {
  const at = now === undefined ? undefined : Date.parse(now);
  if (at !== undefined && Number.isNaN(at)) {
    throw new UserError(`“${now}” is not an instant.`, "roundtrip deliver --now 2026-11-23T09:00:00Z");
  }
  const config = readConfig();
  await migrate(config.databaseUrl);
  const { buildServices, jobs } = await loadApp();
  const { deliverDue } = await import("./schedule/deliver.ts");
  const services = await buildServices(config, at === undefined ? {} : { clock: () => at });
  try {
    const posted = await deliverDue(services, jobs);
    process.stdout.write(`${posted} ${posted === 1 ? "message" : "messages"} posted.\n`);
  } finally {
    await services.database.close();
  }
}

function readDoor(url: string | undefined, isSocket: boolean): Door {
  if (isSocket) return { kind: "socket" };
  if (url === undefined) return { kind: "http", url: "https://roundtrip.example.com" };
  if (URL.parse(url)?.protocol !== "https:") {
    throw new UserError(
      `“${url}” is not a web address with https.`,
      "roundtrip manifest --url https://roundtrip.example.com",
    );
  }
  return { kind: "http", url };
}

const deliverOptions = {
  now: { type: "string", description: "instant to take as now, e.g. 2026-11-23T09:00:00Z" },
} as const;
const manifestOptions = {
  url: { type: "string", description: "public address of this app, e.g. https://roundtrip.example.com" },
  socket: { type: "boolean", description: "for Socket Mode, without a public address" },
} as const;

/** The options of each command; an import checks its own. */
const optionsOf = new Map<string, object>([
  ["start", {}],
  ["deliver", deliverOptions],
  ["manifest", manifestOptions],
]);

/** A misspelt option would otherwise be passed over in silence. @throws UserError */
function refuseUnknownOptions([first = "", ...others]: readonly string[]): void {
  const options = optionsOf.get(first);
  const typed = others.filter((word) => word.startsWith("-")).map((word) => word.replace(/=.*$/s, ""));
  const unknown = typed.find((word) => !Object.hasOwn(options ?? {}, word.replace(/^--?/, "")));
  if (options === undefined || unknown === undefined) return;
  throw new UserError(`roundtrip ${first} knows no option ${unknown}.`, `roundtrip ${first} --help`);
}

/** What a task lends that talks to the database only. */
const storeRuntime = async () => {
  const { databaseUrl } = readStoreConfig();
  const { makeNewId, wallClock } = await import("./ctx.ts");
  return { databaseUrl, newId: makeNewId(wallClock), clock: wallClock };
};

const root = defineCommand({
  meta: { name: "roundtrip", description: "Closed-loop reporting of the complex sale, in Slack." },
  subCommands: {
    start: defineCommand({
      meta: {
        name: "start",
        description: "Start the app; settings come from the environment (README).",
      },
      run: start,
    }),
    deliver: defineCommand({
      meta: {
        name: "deliver",
        description: "Send what is due and exit, for hosts with a scheduler of their own.",
      },
      args: deliverOptions,
      run: ({ args }) => deliver(args.now),
    }),
    manifest: defineCommand({
      meta: {
        name: "manifest",
        description: "Print the app manifest, ready to paste at api.slack.com/apps.",
      },
      args: manifestOptions,
      run: async ({ args }) => {
        const names = readCommandNames();
        const door = readDoor(args.url, args.socket === true);
        const { listCommands, shortcuts } = await loadApp();
        const { printManifest } = await import("./slack/manifest.ts");
        process.stdout.write(printManifest({ commands: listCommands(names), shortcuts }, door, names));
      },
    }),
    import: async () => {
      const { importCommand } = await import("./features/import/command-line.ts");
      const { importExportCommand } = await import("./features/export/command-line.ts");
      return importCommand(storeRuntime, { export: importExportCommand(storeRuntime) });
    },
    export: async () => {
      const { exportCommand } = await import("./features/export/command-line.ts");
      return exportCommand(storeRuntime);
    },
    playground: defineCommand({
      meta: { name: "playground", description: "Try Roundtrip without Slack: npm run playground." },
      run: () => {
        throw new UserError("The playground starts by itself.", "npm run playground");
      },
    }),
  },
});

/** The command line: one sub-command per task. A person's mistake is one readable message and exit code 78. */
export async function main(words: string[]): Promise<void> {
  try {
    const [first] = words;
    if (first === undefined || words.includes("--help") || words.includes("-h") || first === "help") {
      return await runMain(root, { rawArgs: [...words.filter((word) => word !== "help"), "--help"] });
    }
    if (!Object.hasOwn(root.subCommands ?? {}, first)) {
      throw new UserError(`roundtrip knows no “${first}”.`, "roundtrip --help");
    }
    refuseUnknownOptions(words);
    await runCommand(root, { rawArgs: words });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { exitCode, lines } = await explainExit(error, words);
    process.stderr.write(`${lines.join("\n")}\n`);
    process.exitCode = exitCode;
  }
}

async function explainExit(
  error: Error,
  words: readonly string[],
): Promise<{ exitCode: number; lines: string[] }> {
  if (error instanceof UserError)
    return { exitCode: wrongConfiguration, lines: [error.message, `Try: ${error.example}`] };
  if (error.name === "CLIError") {
    const help = `Try: roundtrip ${words[0] ?? ""} --help`;
    return { exitCode: wrongConfiguration, lines: [plainMessage(error.message), help] };
  }
  const outage = wordsForOutage(error);
  if (outage !== null) return { exitCode: 1, lines: [outage] };
  const { makeLog } = await import("./ctx.ts");
  makeLog("error").error({ err: error }, "roundtrip failed");
  return { exitCode: 1, lines: [`Roundtrip failed: ${error.message}`] };
}
