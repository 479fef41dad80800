import { describe, expect, it } from "vitest";
import { readCommandNames, readConfig, readStoreConfig } from "../src/config.ts";
import { UserError } from "../src/errors.ts";

type Settings = Record<string, string>;

const enough: Settings = { SLACK_BOT_TOKEN: "xoxb-1", SLACK_SIGNING_SECRET: "secret" };

/** What is wrong, one line each, when the app refuses to start. */
function complaintsAbout(env: Settings, read: (env: Settings) => unknown = readConfig): string[] {
  try {
    read(env);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [title, ...lines] = error.message.split("\n");
    expect(title).toBe("Roundtrip cannot start:");
    expect(error.example).toContain("npm run playground");
    return lines.map((line) => line.replace(/^ {2}- /, ""));
  }
  return [];
}

describe("settings that are missing", () => {
  it("are listed all at once, each with where to find it", () => {
    expect(complaintsAbout({})).toEqual([
      "SLACK_BOT_TOKEN is missing: the Bot User OAuth Token of your Slack app (OAuth & Permissions)",
      "SLACK_SIGNING_SECRET is missing: Basic Information › Signing Secret; or set SLACK_APP_TOKEN for Socket Mode",
    ]);
  });

  it("stand beside the ones that are wrong, in one message", () => {
    const lines = complaintsAbout({ PORT: "web", LOG_LEVEL: "loud" });
    expect(lines.map((line) => line.split(" ").slice(0, 3).join(" ")).sort()).toEqual([
      "LOG_LEVEL is wrong:",
      "PORT is wrong:",
      "SLACK_BOT_TOKEN is missing:",
      "SLACK_SIGNING_SECRET is missing:",
    ]);
  });

  it.each(["SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET"])(
    "%s is one line, also when it is there but empty",
    (name) => {
      for (const empty of ["", "  "]) {
        const lines = complaintsAbout({ ...enough, [name]: empty });
        expect(lines).toEqual([expect.stringMatching(`^${name} is missing: \\S`)]);
      }
    },
  );
});

describe("settings that are wrong", () => {
  it.each([
    ["SLACK_BOT_TOKEN", "abc", "starts with xoxb-"],
    ["SLACK_APP_TOKEN", "xoxb-1", "starts with xapp-"],
    ["SLACK_API_URL", "slack.com", "is a web address such as https://slack.com/api/"],
    ["SLACK_API_URL", "ftp://slack.com", "is a web address such as https://slack.com/api/"],
    ["DATABASE_URL", "mysql://localhost/a", "starts with file: or postgresql://"],
    ["DATABASE_URL", "roundtrip.db", "starts with file: or postgresql://"],
    ["PORT", "web", "is a number from 0 to 65535"],
    ["PORT", "65536", "is a number from 0 to 65535"],
    ["PORT", "-1", "is a number from 0 to 65535"],
    ["PORT", "80.5", "is a number from 0 to 65535"],
    ["LOG_LEVEL", "loud", "is one of fatal, error, warn, info, debug, trace, silent"],
    ["LEASE_SECONDS", "0", "is a number of seconds from 1 to 3600"],
    ["LEASE_SECONDS", "3601", "is a number of seconds from 1 to 3600"],
    ["LEASE_SECONDS", "soon", "is a number of seconds from 1 to 3600"],
    ["CHARTS", "svg", "is one of auto, native, png, quickchart"],
    ["QUICKCHART_URL", "localhost", "is a web address such as http://localhost:3400"],
    ["COMMAND_NAMES", "deal", "looks like /deal=/rt-deal,/lead=/rt-lead"],
    ["COMMAND_NAMES", "/deal=rt-deal", "looks like /deal=/rt-deal,/lead=/rt-lead"],
    ["COMMAND_NAMES", "/deal=/rt-deal;/lead=/rt-lead", "looks like /deal=/rt-deal,/lead=/rt-lead"],
  ])("%s=%s: it %s", (name, value, rule) => {
    expect(complaintsAbout({ ...enough, [name]: value })).toEqual([`${name} is wrong: it ${rule}`]);
  });

  it("are told without their value, which may be a secret", () => {
    const lines = complaintsAbout({
      SLACK_BOT_TOKEN: "hunter2",
      SLACK_SIGNING_SECRET: "s",
      SLACK_APP_TOKEN: "hunter2",
    });
    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).not.toContain("hunter2");
  });
});

describe("settings that are left out", () => {
  it("have defaults that work on one machine", () => {
    expect(readConfig(enough)).toEqual({
      slack: {
        botToken: "xoxb-1",
        apiUrl: "https://slack.com/api/",
        connection: { kind: "http", signingSecret: "secret" },
      },
      databaseUrl: "file:./data/roundtrip.db",
      host: "0.0.0.0",
      port: 3000,
      logLevel: "info",
      leaseMs: 120_000, // 2 minutes
      charts: { mode: "auto", quickChartUrl: null }, // Slack's own, and pictures drawn here
      commandNames: new Map(),
    });
  });

  it("a QuickChart server is asked for only where one is named", () => {
    expect(complaintsAbout({ ...enough, CHARTS: "quickchart" })).toEqual([
      "QUICKCHART_URL is missing: the address of the QuickChart server that CHARTS=quickchart asks",
    ]);
    const env = { ...enough, CHARTS: "quickchart", QUICKCHART_URL: "http://localhost:3400" };
    expect(readConfig(env).charts).toEqual({ mode: "quickchart", quickChartUrl: "http://localhost:3400" });
  });

  it.each([
    "SLACK_API_URL",
    "DATABASE_URL",
    "PORT",
    "HOST",
    "LOG_LEVEL",
    "LEASE_SECONDS",
    "COMMAND_NAMES",
    "SLACK_APP_TOKEN",
  ])("%s left empty in a file of settings is left out", (name) =>
    expect(readConfig({ ...enough, [name]: "" })).toEqual(readConfig(enough)),
  );
});

describe("settings that are given", () => {
  it("are taken, blanks around them ignored", () => {
    const config = readConfig({
      SLACK_BOT_TOKEN: " xoxb-2 ",
      SLACK_SIGNING_SECRET: "secret",
      SLACK_API_URL: "http://127.0.0.1:4000/api",
      DATABASE_URL: "postgresql://db/roundtrip",
      PORT: "0",
      HOST: "127.0.0.1",
      LOG_LEVEL: "debug",
      LEASE_SECONDS: "30",
    });
    expect(config).toMatchObject({
      slack: { botToken: "xoxb-2", apiUrl: "http://127.0.0.1:4000/api/" },
      databaseUrl: "postgresql://db/roundtrip",
      port: 0,
      host: "127.0.0.1",
      logLevel: "debug",
      leaseMs: 30_000, // 30 s
    });
  });

  it.each([
    [{ SLACK_SIGNING_SECRET: "secret" }, { kind: "http", signingSecret: "secret" }],
    [{ SLACK_APP_TOKEN: "xapp-1" }, { kind: "socket", appToken: "xapp-1" }],
    [
      { SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "" },
      { kind: "socket", appToken: "xapp-1" },
    ],
    [
      { SLACK_APP_TOKEN: "xapp-1", SLACK_SIGNING_SECRET: "secret" },
      { kind: "http", signingSecret: "secret" },
    ],
  ] satisfies [Settings, object][])("with %j Slack is met by %j", (env, connection) =>
    expect(readConfig({ SLACK_BOT_TOKEN: "xoxb-1", ...env }).slack.connection).toEqual(connection),
  );

  it("name our commands as this workspace calls them", () => {
    const env = { ...enough, COMMAND_NAMES: "/deal=/rt-deal,/lead=/rt_lead2" };
    const names = new Map([
      ["/deal", "/rt-deal"],
      ["/lead", "/rt_lead2"],
    ]);
    expect(readConfig(env).commandNames).toEqual(names);
    expect(readCommandNames({ COMMAND_NAMES: "/deal=/rt-deal,/lead=/rt_lead2" })).toEqual(names);
  });

  it("cannot be changed afterwards", () => {
    const config = readConfig(enough);
    expect([config, config.slack, config.slack.connection].map(Object.isFrozen)).toEqual([true, true, true]);
    expect(() => Object.assign(config, { port: 1 })).toThrow(TypeError);
  });
});

describe("a task that needs only a part of the settings", () => {
  it("asks for the database alone to import", () => {
    expect(readStoreConfig({ DATABASE_URL: "file:a.db" })).toEqual({
      databaseUrl: "file:a.db",
      logLevel: "info",
    });
    expect(Object.isFrozen(readStoreConfig({}))).toBe(true);
    expect(complaintsAbout({ DATABASE_URL: "a.db" }, readStoreConfig)).toEqual([
      "DATABASE_URL is wrong: it starts with file: or postgresql://",
    ]);
  });

  it("asks for nothing to print the manifest", () => {
    expect(readCommandNames({})).toEqual(new Map());
    expect(complaintsAbout({ COMMAND_NAMES: "x" }, readCommandNames)).toEqual([
      "COMMAND_NAMES is wrong: it looks like /deal=/rt-deal,/lead=/rt-lead",
    ]);
  });
});
