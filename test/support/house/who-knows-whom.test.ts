import { describe, expect, it } from "vitest";
import { checkDirection } from "./check-direction.ts";
import { checkCorePackages, checkDatabasePackages, checkSlackPackages } from "./check-packages.ts";
import { checkClock, checkEnvironment } from "./check-sources-of-truth.ts";
import { linesOf, refuses, template } from "./samples.ts";

describe("imports that go the wrong way", () => {
  it.each([
    ["core", "src/core/a.ts", 'import { b } from "../data/b.ts";'],
    ["core, by type", "src/core/a.ts", 'import type { UserError } from "../errors.ts";'],
    ["data", "src/data/a.ts", 'import type { Ctx } from "../ctx.ts";'],
    ["data to slack", "src/data/a.ts", 'import { post } from "../slack/post.ts";'],
    ["slack to data", "src/slack/a.ts", 'export { b } from "../data/b.ts";'],
    ["slack to schedule", "src/slack/a.ts", 'import "../schedule/job.ts";'],
    ["charts", "src/charts/a.ts", 'const b = await import("../slack/post.ts");'],
    ["schedule upwards", "src/schedule/a.ts", 'import { report } from "../reports/b.ts";'],
    ["schedule, ctx by value", "src/schedule/a.ts", 'import { forLedger } from "../ctx.ts";'],
    ["ctx, config by value", "src/ctx.ts", 'import { readConfig } from "./config.ts";'],
    ["ctx, config inline", "src/ctx.ts", 'import { type Config } from "./config.ts";'],
    ["ctx upwards", "src/ctx.ts", 'import { a } from "./features/deal/command.ts";'],
    ["reports upwards", "src/reports/a.ts", 'import { b } from "../features/deal/view.ts";'],
    ["two features", "src/features/deal/a.ts", 'import { b } from "../meeting/view.ts";'],
    ["a feature, config", "src/features/deal/a.ts", 'import type { StoreConfig } from "../../config.ts";'],
    [
      "import, all of config",
      "src/features/import/a.ts",
      'import type { Config, StoreConfig } from "../../config.ts";',
    ],
    ["import, config by value", "src/features/import/a.ts", 'import { StoreConfig } from "../../config.ts";'],
    ["a feature, app", "src/features/deal/a.ts", 'import { app } from "../../app.ts";'],
    ["app, main", "src/app.ts", 'import { main } from "./main.ts";'],
    ["app, a part of main", "src/app.ts", 'import { stop } from "./stop-on-signal.ts";'],
    ["main, the playground", "src/main.ts", 'import { wallClock } from "./playground/wall-clock.ts";'],
    ["outside src", "src/main.ts", 'import { f } from "../test/support/setup.ts";'],
    ["a room of no floor", "src/lobby/a.ts", 'import { b } from "../core/day.ts";'],
    ["bin", "bin/roundtrip.mjs", 'await import("../src/core/day.ts");'],
    ["a computed path", "src/app.ts", "await import(name);"],
    ["a template path", "src/app.ts", `await import(${template("name")});`],
    ["a worker", "src/core/a.ts", 'new Worker(new URL("../data/ask-worker.ts", import.meta.url));'],
    ["require", "src/core/a.ts", 'const b = require("../data/b.ts");'],
    ["several lines", "src/core/a.ts", 'import { type A, b as c, } from "../data/b.ts";'],
    ["a default beside names", "src/core/a.ts", 'import a, { type B } from "../data/b.ts";'],
    ["everything", "src/core/a.ts", 'export * as b from "../data/b.ts";'],
    ["types only", "src/core/a.ts", 'export type { B } from "../data/b.ts";'],
    ["in a function", "src/core/a.ts", `const f = () => ${template('(await import("../data/b.ts")).b')};`],
  ])("%s", (_, path, text) =>
    refuses(checkDirection, path, '// import { b } from "../features/deal/x.ts";', text),
  );

  it.each([
    ["src/features/deal/a.ts", 'import { b } from "./view.ts"; import { c } from "../../reports/c.ts";'],
    ["src/features/deal/a.ts", 'import { type Ctx, forLedger } from "../../ctx.ts";'],
    ["src/features/import/a.ts", 'import type { StoreConfig } from "../../config.ts";'],
    [
      "src/schedule/a.ts",
      'import type { Services } from "../ctx.ts"; import { post } from "../slack/post.ts";',
    ],
    [
      "src/data/a.ts",
      'import { UserError } from "../errors.ts"; import { b } from "./generated/sqlite/client.ts";',
    ],
    ["src/slack/limits/spec.ts", 'import spec from "./blockkit-limits.json" with { type: "json" };'],
    ["src/main.ts", 'import { readConfig } from "./config.ts"; import { stop } from "./stop-on-signal.ts";'],
    ["src/data/a.ts", 'const folder = new URL("../../prisma/migrations", import.meta.url);'],
    ["src/playground/a.ts", 'import { main } from "../main.ts"; import { b } from "../features/deal/x.ts";'],
    ["src/core/a.ts", 'const text = "import { b } from \'../data/b.ts\'"; const r = /import "..\\/data"/;'],
    [
      "src/core/a.ts",
      'const o = { import: 1, export: 2 }; export const from = o.import; const s = "../data/b.ts";',
    ],
    ["src/core/a.ts", "export { a };\nconst half = 1 / 2; // from\nconst third = (1) / 3;"],
    ["test/a.test.ts", 'import { b } from "../src/features/deal/x.ts";'],
  ])("%s may: %s", (path, text) => expect(linesOf(checkDirection, path, text)).toEqual([]));
});

describe("packages in the wrong room", () => {
  it.each([
    [checkCorePackages, "src/core/a.ts", 'import { join } from "node:path";'],
    [checkCorePackages, "src/core/a.ts", 'import { z } from "zod";'],
    [checkCorePackages, "src/core/a.ts", 'import type { Block } from "@slack/types";'],
    [checkDatabasePackages, "src/reports/a.ts", 'import { Prisma } from "@prisma/client";'],
    [checkDatabasePackages, "src/ctx.ts", 'import type { Pool } from "pg";'],
    [checkDatabasePackages, "src/main.ts", 'import Database from "better-sqlite3";'],
    [
      checkDatabasePackages,
      "src/main.ts",
      'import { PrismaClient } from "./data/generated/sqlite/client.ts";',
    ],
    [checkSlackPackages, "src/ctx.ts", 'import type { WebClient } from "@slack/web-api";'],
    [checkSlackPackages, "src/features/deal/a.ts", 'import { App } from "@slack/bolt";'],
  ])("%o refuses in %s: %s", (check, path, text) => refuses(check, path, '// from "pg"', text));

  it.each([
    [
      checkCorePackages,
      "src/core/a.ts",
      'import { Temporal } from "temporal-polyfill"; import { b } from "./b.ts";',
    ],
    [checkCorePackages, "src/slack/a.ts", 'import { join } from "node:path";'],
    [
      checkDatabasePackages,
      "src/data/a.ts",
      'import pg from "pg"; import { P } from "./generated/sqlite/client.ts";',
    ],
    [checkSlackPackages, "src/app.ts", 'import { App } from "@slack/bolt";'],
    [checkSlackPackages, "src/playground/a.ts", 'import { App } from "@slack/bolt";'],
  ])("%o allows in %s: %s", (check, path, text) => expect(linesOf(check, path, text)).toEqual([]));
});

describe("a second reader", () => {
  it.each([
    "const port = process.env.PORT;",
    'const port = process["env"].PORT;',
    "const { env } = process;",
    "const { argv, env: e } = process;",
    'import { env } from "node:process";',
    `const text = ${template("process.env.PORT")};`,
    "f(process?.env);",
  ])("of the environment: %s", (text) => refuses(checkEnvironment, "bin/a.mjs", '"process.env"', text));

  it.each([
    "const now = Date.now();",
    "const now = new Date();",
    "const now = new Date;",
    "const text = Date();",
    "const started = performance.now();",
    "const started = performance.timeOrigin;",
    "const today = Temporal.Now.plainDateISO();",
    "const age = process.uptime();",
    "const age = process.hrtime.bigint();",
    `const text = ${template("new Date()")};`,
  ])("of the clock: %s", (text) => refuses(checkClock, "src/core/a.ts", "// Date.now()", text));

  it("is no one who only names them, and not the one reader itself", () => {
    const day = "const a = new Date(ms).getTime() + ctx.clock(); const b = new Date(y, 1); type C = Date;";
    expect(linesOf(checkClock, "src/core/a.ts", day)).toEqual([]);
    expect(linesOf(checkClock, "src/ctx.ts", "Date.now()")).toEqual([]);
    expect(
      linesOf(checkEnvironment, "src/a.ts", "f(env.PORT, { env }); process.argv; const { argv } = process;"),
    ).toEqual([]);
    expect(linesOf(checkEnvironment, "src/config.ts", "process.env")).toEqual([]);
  });
});
