import { describe, expect, it } from "vitest";
import { checkDocstrings, checkPortableSchema, checkSchemaComments } from "./check-comments.ts";
import {
  checkDecisions,
  checkKebabCase,
  checkLength,
  checkMachinePaths,
  checkRoleNames,
} from "./check-files.ts";
import { linesOf, refuses } from "./samples.ts";

describe("files", () => {
  it.each(["src/core/parseMoney.ts", "src/core/parse_money.ts", "src/Core/money.ts", "test/Day.test.ts"])(
    "%s is not in kebab-case",
    (path) => expect(checkKebabCase(path)).toHaveLength(1),
  );

  it.each(["src/core/parse-money.ts", "test/core/day.test.ts", "bin/roundtrip.mjs", "src/data/utf8.ts"])(
    "%s is in kebab-case",
    (path) => expect(checkKebabCase(path)).toEqual([]),
  );

  it.each([
    "src/core/utils.ts",
    "src/slack/message-handler.ts",
    "test/support/helpers.ts",
    "src/deal-manager.ts",
  ])("%s is named after a role", (path) => expect(checkRoleNames(path)).toHaveLength(1));

  it("named after what they do are fine", () =>
    expect(checkRoleNames("src/core/handle-money.ts")).toEqual([]));

  it("of 260 lines fit, of 261 do not", () => {
    expect(checkLength({ path: "a.ts", text: "a\n".repeat(260) })).toEqual([]);
    expect(checkLength({ path: "a.ts", text: "a\n".repeat(261) })).toHaveLength(1);
  });

  const slash = "/";
  it.each([
    ["README.md", `cd ${slash}home${slash}jane/roundtrip`],
    ["test/a.test.ts", `readFileSync("${slash}work${slash}data.csv")`],
    ["src/a.ts", `const folder = "${slash}tmp${slash}roundtrip";`],
    ["src/a.ts", `mkdtempSync("${slash}tmp");`],
  ])("%s names a folder of one machine: %s", (path, text) =>
    expect(checkMachinePaths({ path, text: `\n${text}` })).toEqual([expect.stringMatching(`^${path}:2 `)]),
  );

  it.each([
    ["README.md", `file:${slash}tmp${slash}a, and a web address example.com${slash}work${slash}a`],
    ["src/a.ts", `"https://example.com${slash}tmp${slash}a"; a${slash}work; "${slash}workspace"`],
  ])("%s names none: %s", (path, text) => expect(checkMachinePaths({ path, text })).toEqual([]));
});

describe("words beside the code", () => {
  it("a dependency counts as explained by its whole name only", () => {
    const readme = "- `pg` talks to PostgreSQL.\n- @slack/bolt: the wire. node-cron.";
    expect(checkDecisions(["pg", "@slack/bolt", "node-cron"], readme)).toEqual([]);
    expect(checkDecisions(["cron", "bolt", "zod"], readme)).toHaveLength(3);
  });

  it.each([
    "export function f() {}",
    "export async function f() {}",
    "export const f = (a: number): number => a;",
    "export const f = async <T>(a: T) => a;",
    "export const f = a => a;",
  ])("no docstring: %s", (text) => {
    refuses(checkDocstrings, "src/core/a.ts", "// one line is no docstring", text);
    refuses(checkDocstrings, "src/core/a.ts", "/** */", text);
    expect(linesOf(checkDocstrings, "src/core/a.ts", `/** Doubles. */\n${text}`)).toEqual([]);
  });

  it("what is no function, or an overload of an explained one, needs none", () => {
    const text =
      "export const a = (1 + 2) * 3;\nexport type B = () => void;\nfunction c() {}\nexport const d = [() => 1];";
    const overloads = "/** Reads. */\nexport function f(a: 1): 1;\nexport function f(a: 2): 2;";
    expect(linesOf(checkDocstrings, "src/core/a.ts", text)).toEqual([]);
    expect(linesOf(checkDocstrings, "src/core/a.ts", overloads)).toEqual([]);
  });

  it("a table without a sentence and a number without a unit are told", () => {
    const bare = "model Deal {\n  id String @id\n  amountMinor BigInt?\n  openedAt BigInt\n}";
    const said = "/// A deal.\nmodel Deal {\n  /// minor units of currency\n  amountMinor BigInt?\n}";
    expect(checkSchemaComments({ path: "a", text: bare })).toHaveLength(2);
    expect(checkSchemaComments({ path: "a", text: said })).toEqual([]);
  });

  it.each([
    "enum Kind {",
    "  at DateTime @updatedAt",
    "  at DateTime @default(now())",
    "  id Int @default(autoincrement())",
    "  tags String[]",
    "  amount Int @db.SmallInt",
    "  body Json",
  ])("not portable: %s", (text) =>
    expect(checkPortableSchema({ path: "a", text: `// enum\n${text}` })).toHaveLength(1),
  );

  it("relations and plain columns are portable", () => {
    expect(checkPortableSchema({ path: "a", text: "  deals Deal[]\n  at BigInt // not now()" })).toEqual([]);
  });
});
