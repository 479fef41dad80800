import { expect } from "vitest";
import { type Source, sourceOf } from "./source.ts";

type Check = (source: Source) => string[];

/** The lines that a rule complains about. */
export const linesOf = (check: Check, path: string, text: string): number[] =>
  check(sourceOf(path, text)).map((said) => Number(/:(\d+) /.exec(said)?.[1]));

/** Expects one offence on line 2, below a line that only looks like it. */
export const refuses = (check: Check, path: string, decoy: string, text: string) =>
  expect(linesOf(check, path, `${decoy}\n${text}`)).toEqual([2]);

/** The code of a template that holds this code, with a brace in its text. */
export const template = (code: string): string => ["`a } $", "{", code, "} b`"].join("");
