import { listCommands, shortcuts } from "../../app.ts";
import { people, team } from "../seed.ts";
import type { Start } from "./contract.ts";

/** What does not change while the playground runs. */
export function buildStart(): Start {
  return {
    workspace: team.name,
    people: Object.entries(people).map(([key, { id, name, realName, tz, teamId }]) => ({
      ...{ key, id, name, realName, zone: tz },
      isOutsider: teamId !== team.id,
    })),
    commands: listCommands(new Map()).map(({ name, does, hint, example, lines }) => ({
      ...{ name, does, hint: hint ?? "" },
      examples: [...new Set([example, ...lines.map(({ usage }) => usage)])].filter(isTypedAsItIs),
    })),
    shortcuts: shortcuts.map(({ id, title, does, kind }) => ({ id, title, does, kind })),
  };
}

/** Not a pattern with gaps to fill in. */
const isTypedAsItIs = (line: string): boolean => !/[[\]|…<>]/.test(line);
