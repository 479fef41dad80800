import { basename } from "node:path";
import { offence } from "./source.ts";

type File = { path: string; text: string };

const longest = 260;

/** Names of roles: a file of that name never stops growing. */
const roles = new Set(
  "util utils helper helpers manager managers service services handler handlers".split(" "),
);

/** Files and folders not in kebab-case, `close-deal.ts`, `names.test.ts`. */
export function checkKebabCase(path: string): string[] {
  const isKebab = path
    .replace(/(\.(test|crash|config|e2e|d))*\.[a-z]+$/, "")
    .split("/")
    .every((part) => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(part));
  return isKebab ? [] : [offence({ path }, 1, "is not named in kebab-case")];
}

/** Files named after a role instead of a verb or a question. */
export function checkRoleNames(path: string): string[] {
  const role = basename(path)
    .split(/[-.]/)
    .find((word) => roles.has(word));
  return role === undefined
    ? []
    : [offence({ path }, 1, `is named after a role, ${role}; name what it does`)];
}

/** Files that have outgrown a reading. */
export function checkLength({ path, text }: File): string[] {
  const lines = text.replace(/\n$/, "").split("\n").length;
  return lines > longest
    ? [offence({ path }, lines, `has ${lines} lines, more than ${longest}; split it`)]
    : [];
}

const someone = ["work", "home", "root", "Users"].join("|");
const anywhere = new RegExp(`(?<![\\w.~@-])/(${someone})/\\w`);
const inProgram = new RegExp(`(?<![\\w.~@-])/(${someone}|tmp|var/tmp)(?![\\w-])`);

/** Folders that exist on one machine only; programs also name no temporary folder, the system tells it. */
export function checkMachinePaths({ path, text }: File): string[] {
  const pattern = /^(src|bin)\//.test(path) ? inProgram : anywhere;
  return text.split("\n").flatMap((line, index) => {
    const found = pattern.exec(line)?.[0];
    return found === undefined
      ? []
      : [offence({ path }, index + 1, `names a folder of one machine, ${found}`)];
  });
}

/** Dependencies that the README gives no reason for. @param dependencies names of packages */
export function checkDecisions(dependencies: readonly string[], readme: string): string[] {
  const words = new Set(readme.match(/@?[\w-][\w./-]*[\w-]/g));
  return dependencies
    .filter((name) => !words.has(name))
    .map((name) => offence({ path: "README.md" }, 1, `gives no reason for the dependency ${name}`));
}
