import { fileOf, packageOf } from "./imports.ts";
import { offence, type Source } from "./source.ts";

/** Packages that only calculate: no clock, file, network or process. */
const purePackages = ["temporal-polyfill", "chrono-node", "fastest-levenshtein", "jstat"];

/** Core that imports anything but core and pure packages. */
export function checkCorePackages(source: Source): string[] {
  if (!source.path.startsWith("src/core/")) return [];
  return offendingPackages(
    source,
    (name) => !purePackages.includes(name),
    (name) => `imports ${name}; core imports only core and ${purePackages.join(", ")}`,
  );
}

const isDatabase = (name: string) => name.startsWith("@prisma/") || ["better-sqlite3", "pg"].includes(name);

/** Anything of a database outside src/data. */
export function checkDatabasePackages(source: Source): string[] {
  if (source.path.startsWith("src/data/")) return [];
  const generated = source.imports
    .filter(({ specifier }) => fileOf(specifier ?? "", source.path)?.startsWith("src/data/generated/"))
    .map(({ line }) => offence(source, line, "imports the generated client; ask a question of src/data"));
  return [
    ...offendingPackages(source, isDatabase, (name) => `imports ${name}; only src/data does`),
    ...generated,
  ];
}

/** Where Slack's own packages may be imported. */
const slackRooms = /^src\/(slack\/|playground\/|main\.ts$|app\.ts$)/;

/** Slack's packages outside slack, main, app and the playground. */
export function checkSlackPackages(source: Source): string[] {
  if (slackRooms.test(source.path)) return [];
  return offendingPackages(
    source,
    (name) => name.startsWith("@slack/"),
    (name) => `imports ${name}; only src/slack, main and app do`,
  );
}

function offendingPackages(
  source: Source,
  isOffence: (name: string) => boolean,
  say: (name: string) => string,
): string[] {
  return source.imports.flatMap(({ specifier, line }) => {
    const name = packageOf(specifier ?? ".");
    return name !== null && isOffence(name) ? [offence(source, line, say(name))] : [];
  });
}
