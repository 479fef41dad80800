import { z } from "zod";
import { UserError } from "./errors.ts";

const text = z.string().trim().min(1);

const Environment = z.object({
  SLACK_BOT_TOKEN: text.startsWith("xox", { error: "starts with xoxb-" }),
  SLACK_SIGNING_SECRET: text.optional(),
  SLACK_APP_TOKEN: text.startsWith("xapp-", { error: "starts with xapp-" }).optional(),
  SLACK_API_URL: z
    .url({ protocol: /^https?$/, error: "is a web address such as https://slack.com/api/" })
    .default("https://slack.com/api/"),
  DATABASE_URL: text
    .regex(/^(file:|postgres(ql)?:\/\/)/, { error: "starts with file: or postgresql://" })
    .default("file:./data/roundtrip.db"),
  PORT: z.coerce.number({ error: "is a number from 0 to 65535" }).int().min(0).max(65535).default(3000),
  HOST: text.default("0.0.0.0"),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "is one of fatal, error, warn, info, debug, trace, silent",
    })
    .default("info"),
  LEASE_SECONDS: z.coerce
    .number({ error: "is a number of seconds from 1 to 3600" })
    .int()
    .min(1)
    .max(3600)
    .default(120),
  CHARTS: z
    .enum(["auto", "native", "png", "quickchart"], { error: "is one of auto, native, png, quickchart" })
    .default("auto"),
  QUICKCHART_URL: z
    .url({ protocol: /^https?$/, error: "is a web address such as http://localhost:3400" })
    .optional(),
  COMMAND_NAMES: text
    .regex(/^\/[a-z-]+=\/[a-z0-9_-]+(,\/[a-z-]+=\/[a-z0-9_-]+)*$/, {
      error: "looks like /deal=/rt-deal,/lead=/rt-lead",
    })
    .optional(),
});

/** Where Slack reaches us: a public address with signed requests, or a socket that we open. */
export type Connection = { kind: "http"; signingSecret: string } | { kind: "socket"; appToken: string };

/** What the environment says, checked once at start. */
export type Config = {
  readonly slack: { readonly botToken: string; readonly apiUrl: string; readonly connection: Connection };
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  /** how long a claim on a delivery lasts; longer than the HTTP timeout of a post */
  readonly leaseMs: number;
  /** how charts are drawn, and the QuickChart server that draws pictures; null: they are drawn here */
  readonly charts: {
    readonly mode: "auto" | "native" | "png" | "quickchart";
    readonly quickChartUrl: string | null;
  };
  /** our command name → the name it has in this workspace, where another app took ours */
  readonly commandNames: ReadonlyMap<string, string>;
};

/** What a command line task needs that talks to the database only. */
export type StoreConfig = Pick<Config, "databaseUrl" | "logLevel">;

const because: Record<string, string> = {
  SLACK_BOT_TOKEN: "the Bot User OAuth Token of your Slack app (OAuth & Permissions)",
  SLACK_SIGNING_SECRET: "Basic Information › Signing Secret; or set SLACK_APP_TOKEN for Socket Mode",
};

/** A setting left empty, as in a file copied from an example, is a setting left out. */
function givenIn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
}

function complaints(error: z.ZodError, env: NodeJS.ProcessEnv): string[] {
  return error.issues.map((issue) => {
    const name = String(issue.path[0]);
    return env[name] === undefined
      ? `${name} is missing: ${because[name] ?? "see README"}`
      : `${name} is wrong: it ${issue.message}`;
  });
}

/** "/deal=/rt-deal,…" as a map from our names to theirs. */
function toNames(text: string | undefined): ReadonlyMap<string, string> {
  const pairs = (text ?? "").split(",").filter(Boolean);
  return new Map(
    pairs.map((pair): [string, string] => {
      const [ours = "", theirs = ""] = pair.split("=");
      return [ours, theirs];
    }),
  );
}

function refuse(lines: string[]): never {
  throw new UserError(
    `Roundtrip cannot start:\n${lines.map((line) => `  - ${line}`).join("\n")}`,
    "README, “Set up in a real workspace”; to try it without Slack: npm run playground",
  );
}

/**
 * The environment as a frozen, checked Config; the only reader of process.env in the house.
 * @throws UserError that lists everything missing or wrong in one readable message
 */
export function readConfig(all: NodeJS.ProcessEnv = process.env): Config {
  const env = givenIn(all);
  const read = Environment.safeParse(env);
  const lines = read.success ? [] : complaints(read.error, env);
  if (!env.SLACK_SIGNING_SECRET && !env.SLACK_APP_TOKEN) {
    lines.push(`SLACK_SIGNING_SECRET is missing: ${because.SLACK_SIGNING_SECRET}`);
  }
  if (env.CHARTS?.trim() === "quickchart" && !env.QUICKCHART_URL) {
    lines.push("QUICKCHART_URL is missing: the address of the QuickChart server that CHARTS=quickchart asks");
  }
  if (!read.success || lines.length > 0) refuse(lines);
  const { data } = read;
  const connection: Connection =
    data.SLACK_SIGNING_SECRET !== undefined
      ? { kind: "http", signingSecret: data.SLACK_SIGNING_SECRET }
      : { kind: "socket", appToken: data.SLACK_APP_TOKEN ?? "" };
  return Object.freeze({
    slack: Object.freeze({
      botToken: data.SLACK_BOT_TOKEN,
      apiUrl: data.SLACK_API_URL.endsWith("/") ? data.SLACK_API_URL : `${data.SLACK_API_URL}/`,
      connection: Object.freeze(connection),
    }),
    databaseUrl: data.DATABASE_URL,
    host: data.HOST,
    port: data.PORT,
    logLevel: data.LOG_LEVEL,
    leaseMs: data.LEASE_SECONDS * 1000,
    charts: Object.freeze({ mode: data.CHARTS, quickChartUrl: data.QUICKCHART_URL ?? null }),
    commandNames: toNames(data.COMMAND_NAMES),
  });
}

/**
 * Only what touches the database, for `import` on a machine without Slack's secrets.
 * @throws UserError as readConfig
 */
export function readStoreConfig(all: NodeJS.ProcessEnv = process.env): StoreConfig {
  const env = givenIn(all);
  const read = Environment.pick({ DATABASE_URL: true, LOG_LEVEL: true }).safeParse(env);
  if (!read.success) refuse(complaints(read.error, env));
  return Object.freeze({ databaseUrl: read.data.DATABASE_URL, logLevel: read.data.LOG_LEVEL });
}

/**
 * How our commands are called in this workspace, for `manifest`, which needs nothing else.
 * @throws UserError as readConfig
 */
export function readCommandNames(all: NodeJS.ProcessEnv = process.env): ReadonlyMap<string, string> {
  const env = givenIn(all);
  const read = Environment.pick({ COMMAND_NAMES: true }).safeParse(env);
  if (!read.success) refuse(complaints(read.error, env));
  return toNames(read.data.COMMAND_NAMES);
}

/** The settings of a real Slack app that stand in the environment, by name: the playground refuses to run beside them. */
export function findSlackSettings(env: NodeJS.ProcessEnv = process.env): string[] {
  const names = ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"];
  return names.filter((name) => env[name] !== undefined && env[name] !== "");
}

/** Whether somebody sits before a screen on which a browser can be opened: not over SSH, not in CI. */
export function hasDesktop(env: NodeJS.ProcessEnv = process.env, platform = process.platform): boolean {
  const has = (name: string): boolean => env[name] !== undefined && env[name] !== "";
  if (has("CI") || has("SSH_CONNECTION")) return false;
  return platform === "darwin" || platform === "win32" || has("DISPLAY") || has("WAYLAND_DISPLAY");
}
