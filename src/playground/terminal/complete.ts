import { listCommands } from "../../app.ts";
import { channels, people } from "../seed.ts";
import { colonCommands } from "./colon-commands.ts";
import type { Complete } from "./lines.ts";

/** What may follow each word, by the line before it. */
function listBeginnings(): string[] {
  const slash = listCommands(new Map()).flatMap(({ name, lines }) => {
    const verbs = lines.map(({ usage }) => usage.split(" ")[1] ?? "").filter((word) => /^[a-z]+$/.test(word));
    return [`${name} `, ...[...new Set([...verbs, "help"])].map((verb) => `${name} ${verb} `)];
  });
  const splits = ["source", "team", "product", "division"].map((split) => `/funnel by ${split}`);
  return [
    ...slash,
    ...splits,
    ...colonCommands.map(({ name, usage }) => (usage === name ? name : `${name} `)),
    ...Object.keys(people).map((key) => `:as ${key}`),
    ...Object.values(channels).map(({ name }) => `:in ${name}`),
    ":in dm",
    ":forward 1 day",
    ":forward 1 week",
    ":next monday",
  ];
}

/** Tab: commands first, then their verbs; the next word only, so that the list stays short. */
export function makeComplete(): Complete {
  const beginnings = listBeginnings();
  return (line) => {
    const words = line.split(" ").length;
    const hits = beginnings.filter((beginning) => beginning.startsWith(line));
    const near = hits.filter((hit) => hit.trimEnd().split(" ").length <= words);
    return near.length > 0 ? near : hits;
  };
}
