import { describe, expect, it } from "vitest";
import { z } from "zod";
import { checkDocstrings, checkPortableSchema, checkSchemaComments } from "./support/house/check-comments.ts";
import { checkDirection } from "./support/house/check-direction.ts";
import {
  checkDecisions,
  checkKebabCase,
  checkLength,
  checkMachinePaths,
  checkRoleNames,
} from "./support/house/check-files.ts";
import {
  checkAny,
  checkBarrel,
  checkCasts,
  checkClasses,
  checkDefaultExports,
  checkEnums,
  checkNonNull,
} from "./support/house/check-language.ts";
import {
  checkCorePackages,
  checkDatabasePackages,
  checkSlackPackages,
} from "./support/house/check-packages.ts";
import { checkClock, checkEnvironment } from "./support/house/check-sources-of-truth.ts";
import { checkPassedOver } from "./support/house/check-tests.ts";
import { isCode, listFiles, readText, sourceOf } from "./support/house/source.ts";

const files = listFiles();
const sources = files.filter(isCode).map((path) => sourceOf(path, readText(path)));
const program = sources.filter(({ path }) => /^(src|bin)\//.test(path));
const schema = { path: "prisma/schema.prisma", text: readText("prisma/schema.prisma") };
const Package = z.object({ dependencies: z.record(z.string(), z.string()) });

it("the rules see the house", () => {
  expect(files).toEqual(
    expect.arrayContaining(["package.json", "src/core/day.ts", "test/house-rules.test.ts"]),
  );
  expect(program.flatMap(({ imports }) => imports).length).toBeGreaterThan(100);
});

describe("who may know whom", () => {
  it("imports go down only: main, app, features, reports, the first floor, core", () => {
    expect(program.flatMap(checkDirection)).toEqual([]);
  });

  it("core imports only core and the packages that calculate", () => {
    expect(program.flatMap(checkCorePackages)).toEqual([]);
  });

  it("only data talks to a database", () => expect(program.flatMap(checkDatabasePackages)).toEqual([]));

  it("only slack, main and app import Slack's packages", () => {
    expect(program.flatMap(checkSlackPackages)).toEqual([]);
  });

  it("only config reads the environment", () => expect(program.flatMap(checkEnvironment)).toEqual([]));

  it("only ctx reads the clock", () => expect(program.flatMap(checkClock)).toEqual([]));
});

describe("what the language offers and we leave", () => {
  it("nothing is exported by default", () => expect(sources.flatMap(checkDefaultExports)).toEqual([]));

  it("a choice is a union of strings, not an enum", () => expect(sources.flatMap(checkEnums)).toEqual([]));

  it("functions and data, not classes", () => expect(program.flatMap(checkClasses)).toEqual([]));

  it("every type has a name other than any", () => expect(sources.flatMap(checkAny)).toEqual([]));

  it("null is asked about, not silenced", () => expect(sources.flatMap(checkNonNull)).toEqual([]));

  it("only data and slack cast", () => expect(program.flatMap(checkCasts)).toEqual([]));

  it("a file says something of its own", () => expect(sources.flatMap(checkBarrel)).toEqual([]));
});

describe("files", () => {
  const named = files.filter((path) => /^(src|test|bin)\//.test(path));

  it("are named in kebab-case", () => expect(named.flatMap(checkKebabCase)).toEqual([]));

  it("are named after what they do, not after a role", () => {
    expect(named.flatMap(checkRoleNames)).toEqual([]);
  });

  it("fit a reading", () => expect(sources.flatMap(checkLength)).toEqual([]));

  it("name no folder of one machine", () => {
    const texts = files.map((path) => ({ path, text: readText(path) }));
    expect(texts.flatMap(checkMachinePaths)).toEqual([]);
  });
});

describe("words beside the code", () => {
  it("every dependency has its reason in the README", () => {
    const { dependencies } = Package.parse(JSON.parse(readText("package.json")));
    expect(checkDecisions(Object.keys(dependencies), readText("README.md"))).toEqual([]);
  });

  it("every exported function of core and data has a docstring", () => {
    const documented = sources.filter(({ path }) => /^src\/(core|data)\//.test(path));
    expect(documented.flatMap(checkDocstrings)).toEqual([]);
  });

  it("every table says what a row is, and every number its unit", () => {
    expect(schema.text).toContain("model Ledger");
    expect(checkSchemaComments(schema)).toEqual([]);
  });

  it("the schema has only what both databases have", () => expect(checkPortableSchema(schema)).toEqual([]));
});

it("no test is passed over in silence", () => {
  const tests = sources.filter(({ path }) => path.startsWith("test/"));
  expect(tests.flatMap(checkPassedOver)).toEqual([]);
});
