import { existsSync, readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";

/** A file for the browser. */
export type Served = { readonly type: string; readonly body: string };

const folder = join(import.meta.dirname, "..", "client");
const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  ts: "text/javascript; charset=utf-8",
};

/**
 * A file of the client folder by its plain name; null when there is none. TypeScript goes out as JavaScript, under
 * either ending. Names with a slash or a leading dot are no names, so that no path leads out of the folder.
 */
export function findClientFile(name: string): Served | null {
  const ending = /^[a-z0-9][a-z0-9-]*\.(html|css|js|ts)$/.exec(name)?.[1];
  const type = ending === undefined ? undefined : types[ending];
  if (type === undefined) return null;
  const path = join(folder, name.replace(/\.js$/, ".ts"));
  if (!existsSync(path)) return null;
  const text = readFileSync(path, "utf8");
  return { type, body: path.endsWith(".ts") ? stripTypes(text) : text };
}

/** Node calls this experimental once on the console, where it would look like a mistake of ours. */
function stripTypes(text: string): string {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(text);
  } finally {
    process.emitWarning = emitWarning;
  }
}
