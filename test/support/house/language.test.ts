import { describe, expect, it } from "vitest";
import {
  checkAny,
  checkBarrel,
  checkCasts,
  checkClasses,
  checkDefaultExports,
  checkEnums,
  checkNonNull,
} from "./check-language.ts";
import { checkPassedOver } from "./check-tests.ts";
import { linesOf, refuses, template } from "./samples.ts";

describe("language that we leave", () => {
  it.each([
    [checkDefaultExports, "export default function f() {}"],
    [checkDefaultExports, "export { f as default };"],
    [checkEnums, "export enum Kind { A, B }"],
    [checkEnums, "const enum Kind { A }"],
    [checkClasses, "class Deal {}"],
    [checkClasses, "export const Deal = class extends Object {};"],
    [checkAny, "function f(value: any) {}"],
    [checkAny, "const all: any[] = [];"],
    [checkAny, "type Rows = Record<string, any>;"],
    [checkAny, "const a = f<any>(1);"],
    [checkAny, "type A = string | any;"],
    [checkNonNull, "const a = list[0]!;"],
    [checkNonNull, "const a = find(id)!.name;"],
    [checkNonNull, "let a!: string;"],
    [checkCasts, "const a = JSON.parse(text) as Deal;"],
    [checkCasts, 'const a = b as "won" | "lost";'],
    [checkCasts, "const a = { b: 1 } as { b: number };"],
    [checkCasts, "f(row[0] as string);"],
  ])("%o refuses: %s", (check, text) =>
    refuses(
      check,
      "src/reports/a.ts",
      '"export default enum A class B : any x! as C"; // class A x! as B',
      text,
    ),
  );

  it.each([
    [checkDefaultExports, "switch (a) { default: b(); } const { default: c } = d;"],
    [checkEnums, 'z.enum(["a"]); const enumerated = 1; a.enum;'],
    [checkClasses, "const a = b.class; const c = { class: 1 };"],
    [checkAny, "Promise.any(all); const any = 1; f((any) => any.name);"],
    [checkNonNull, "if (!a) return !b; a !== b; a != b; const c = !!d; throw !e;"],
    [
      checkCasts,
      'import { a as b, type C as D } from "./b.ts"; import * as e from "./e.ts"; export { b as f };',
    ],
    [checkCasts, 'const a = ["x"] as const; const as = 1; call(as, { as }); const t = as === 1;'],
    [checkCasts, `type Renamed = { [K in keyof T as ${template("K")}]: T[K] };`],
  ])("%o allows: %s", (check, text) => expect(linesOf(check, "src/reports/a.ts", text)).toEqual([]));

  it("is allowed where the rule says so", () => {
    expect(linesOf(checkCasts, "src/data/a.ts", "a as B")).toEqual([]);
    expect(linesOf(checkClasses, "src/errors.ts", "class UserError extends Error {}")).toEqual([]);
    expect(linesOf(checkDefaultExports, "vitest.config.ts", "export default {};")).toEqual([]);
  });

  it.each([
    'export { a } from "./a.ts";',
    'export * from "./a.ts"; export type { B } from "./b.ts";',
    'import { a } from "./a.ts";\nexport { a };',
  ])("a barrel: %s", (text) => expect(linesOf(checkBarrel, "src/core/a.ts", text)).toEqual([1]));

  it.each([
    'export { a } from "./a.ts"; export const b = 1;',
    'import { a } from "./a.ts"; a();',
    "// nothing yet",
    "",
  ])("no barrel: %s", (text) => expect(linesOf(checkBarrel, "src/core/a.ts", text)).toEqual([]));
});

describe("tests that are passed over", () => {
  // the words are put together here, so that this file keeps the rule itself
  const [only, skip, todo] = ["only", "skip", "todo"];

  it.each([
    `it.${only}("a", f);`,
    `describe.${skip}("a", f);`,
    `describe.concurrent.${skip}("a", f);`,
    `it.${todo}("a");`,
    `xit("a", f);`,
    `it("a", { ${skip}: true }, f);`,
    `it("a", (ctx) => ctx.${skip}());`,
    `it.${skip}If(isWindows)("a", f);`,
  ])("%s", (text) => refuses(checkPassedOver, "test/a.test.ts", `"it.${only}()"`, text));

  it("are heard when the reason is printed", () => {
    const heard = `if (!ok) { console.info(why); ctx.${skip}(why); } it.${skip}If(!ok)("a", f); rows.${skip}; `;
    expect(linesOf(checkPassedOver, "test/a.test.ts", heard)).toEqual([]);
  });
});
