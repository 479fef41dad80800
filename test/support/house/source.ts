import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Import, readImports } from "./imports.ts";
import { type Comment, type Token, tokenize } from "./tokenize.ts";

/** A file of code, read once for all the rules. */
export type Source = {
  /** from the repository's root, "src/core/day.ts" */
  path: string;
  text: string;
  tokens: Token[];
  comments: Comment[];
  imports: Import[];
};

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Made by tools or by running the app; never committed. */
const notOurs = new Set([".git", "node_modules", "data", "coverage", ".playground", "src/data/generated"]);

/** Every file of the repository, from its root. */
export function listFiles(folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (notOurs.has(path) || path.endsWith(".log")) return [];
      return entry.isDirectory() ? listFiles(path) : [path];
    })
    .sort();
}

/** What stands in a file of the repository; empty when there is none. */
export function readText(path: string): string {
  try {
    return readFileSync(join(root, path), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return "";
    throw error;
  }
}

/** A file of code as the rules see it. */
export function sourceOf(path: string, text: string): Source {
  const { tokens, comments } = tokenize(text);
  return { path, text, tokens, comments, imports: readImports(tokens) };
}

/** Whether a file is our code: what the rules about words, names and length are for. */
export const isCode = (path: string): boolean => /\.(ts|mts|cts|js|mjs|cjs)$/.test(path);

/** One breach: where, and what the rule says. */
export const offence = (source: { path: string }, line: number, what: string): string =>
  `${source.path}:${line} ${what}`;
