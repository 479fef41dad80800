import { fileOf, type Import } from "./imports.ts";
import { offence, type Source } from "./source.ts";

const ground = ["core", "errors"];
const first = ["schedule", "slack", "charts", "data"];
const house = ["features", "reports", ...first, ...ground, "ctx"];

/** main → app → features → reports → {schedule, slack, charts, data} → core, and who may know ctx, config and errors. */
const mayImport: Record<string, readonly string[]> = {
  bin: ["main", "playground"],
  playground: ["playground", "main", "app", "config", ...house],
  main: ["main", "app", "config", ...house],
  app: house,
  features: ["reports", ...first, ...ground, "ctx"],
  reports: ["reports", ...first, ...ground, "ctx"],
  schedule: ["schedule", "data", "slack", ...ground],
  slack: ["slack", ...ground],
  charts: ["charts", ...ground],
  data: ["data", ...ground],
  ctx: [...first.filter((room) => room !== "schedule"), ...ground],
  config: ground,
  errors: ["core"],
  core: ["core"],
};

/** What a room may know by its type only; with names when not every type of that file. */
const mayImportType: Record<string, Record<string, readonly string[] | "any name">> = {
  schedule: { ctx: "any name" },
  ctx: { config: "any name" },
  "features/import": { config: ["StoreConfig"] },
};

/** "core", "features", "main" …; a file directly in src is a part of main; null outside src and bin. */
function roomOf(path: string): string | null {
  const [folder = "", room = "", inside] = path.split("/");
  if (folder === "bin") return "bin";
  if (folder !== "src") return null;
  if (inside !== undefined) return room;
  const name = room.replace(/\.ts$/, "");
  return ["app", "ctx", "config", "errors"].includes(name) ? name : "main";
}

const featureOf = (path: string): string => path.split("/").slice(1, 3).join("/");

/** Imports that go up, sideways, from one feature into another, or out of the house. */
export function checkDirection(source: Source): string[] {
  return source.imports.flatMap((each) => {
    const what = breach(source.path, each);
    return what === null ? [] : [offence(source, each.line, what)];
  });
}

function breach(importer: string, each: Import): string | null {
  if (each.specifier === null) return "computes the path of an import; write it out";
  const file = fileOf(each.specifier, importer);
  if (file === null || (each.kind === "url" && !file.endsWith(".ts"))) return null;
  const from = roomOf(importer);
  const to = roomOf(file);
  if (from === null) return null;
  if (to === null) return `imports ${file}, which is outside src`;
  if (mayImport[from] === undefined) return `stands in a room that no rule knows: src/${from}`;
  if (from === "features" && to === "features") {
    const isOwn = featureOf(importer) === featureOf(file);
    return isOwn ? null : `imports another feature, ${file}`;
  }
  if (mayImport[from].includes(to)) return null;
  const types = (mayImportType[from] ?? mayImportType[featureOf(importer)])?.[to];
  if (types === undefined) return `imports ${file}: ${from} may not know ${to}`;
  if (!each.isTypeOnly) return `imports ${file} other than by "import type"`;
  const isKnown = types === "any name" || each.names.every((name) => types.includes(name));
  return isKnown ? null : `imports more of ${file} than ${types}`;
}
