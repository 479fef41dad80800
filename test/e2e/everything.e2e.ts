import { expect, it } from "vitest";
import { listEverything } from "../../src/app.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import type { Wanted } from "./support/operate-controls.ts";
import { walkIn } from "./support/walk-in.ts";
import { elsewhere, lanes } from "./support/walk-lines.ts";

const workspaces = lanes.map((lines) => ({ lines, workspace: openWorkspace({ isHasty: true }) }));

/** The app's table of contents. */
function listWanted(): Wanted {
  const { commands, forms, actions, menus, shortcuts } = listEverything();
  return new Set([
    ...commands.map(({ name }) => `command ${name}`),
    ...forms.map(({ id }) => `form ${id}`),
    ...actions.map((id) => `action ${id}`),
    ...menus.map(({ id }) => `menu ${id}`),
    ...shortcuts.map(({ id }) => `shortcut ${id}`),
  ]);
}

it("every command, form, button, menu and shortcut of the app works in the page", async () => {
  const wanted = listWanted();
  const isLeft = (): boolean => [...wanted].some((name) => elsewhere[name] === undefined);
  const walks = workspaces.map(({ lines, workspace }) => ({ lines, walk: walkIn(workspace, wanted) }));
  await Promise.all(
    walks.map(async ({ lines, walk }, index) => {
      if (index === 0) await walk.walkShortcuts();
      for (const line of lines) await walk.walkLine(line);
    }),
  );
  // what opened too late to be used is met once more, until nothing is left
  if (isLeft()) console.log(`left after the first walk: ${[...wanted].join(", ")}`);
  await Promise.all(
    walks.map(async ({ lines, walk }) => {
      const again = lines.toSorted((a, b) => b.press.length - a.press.length);
      for (const line of again) if (isLeft()) await walk.walkLine(line);
    }),
  );

  const unused = [...wanted].filter((name) => elsewhere[name] === undefined);
  expect(unused, "never used: add a line to support/walk-lines.ts that shows it").toEqual([]);
  const after = Object.keys(elsewhere).filter((name) => !wanted.has(name));
  if (after.length > 0)
    console.log(`used after all, by the order in which forms opened: ${after.join(", ")}`);
  for (const { walk } of walks) await walk.checkAnswers();
}, 900_000);
