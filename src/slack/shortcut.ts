import type { App } from "@slack/bolt";
import { UserError } from "../errors.ts";
import { explain } from "./boundary.ts";
import { answerView, buildForm, openLoading } from "./form.ts";
import { byId, type Kit, ownWorkspace, refuseBelow, refuseOutsiders, type Shortcut } from "./kit.ts";
import { readShortcut, type Shot } from "./read-shortcut.ts";

/** How the question which ledger is meant names a shortcut that it runs again. */
export const shortcutName = (id: string): string => `shortcut ${id}`;

async function viewOf<C>(kit: Kit<C>, shortcut: Shortcut<C> | undefined, shot: Shot): Promise<object> {
  refuseOutsiders(shot, shortcut?.least);
  if (shortcut === undefined) {
    throw new UserError("This shortcut belongs to an older version of Roundtrip.", "/roundtrip help");
  }
  const asking = { ...shot, name: shortcutName(shortcut.id), text: shot.text ?? "" };
  const found = await kit.lookups.forCommand(asking);
  if ("ask" in found) return answerView(found.ask, shortcut.title);
  refuseBelow(kit.lookups.roleOf(found.ctx), shortcut.least);
  const outcome = await shortcut.run(found.ctx, shot);
  if (outcome.kind === "form") return buildForm(kit, outcome.form, { ...shot, scope: outcome.scope });
  return answerView(await kit.lookups.finish(found.ctx, outcome.message), shortcut.title);
}

/** Every shortcut through one listener: a loading view at once (a trigger lives 3 s), a form or the answer right after. */
export function registerShortcuts<C>(app: App, kit: Kit<C>): void {
  app.shortcut(/.*/, async ({ ack, body }) => {
    const handle = async () => {
      await ack();
      const shot = readShortcut(body, ownWorkspace(kit));
      const shortcut = byId(kit.shortcuts, shot.shortcutId);
      const title = shortcut?.title ?? "Roundtrip";
      await openLoading(kit, { ...shot, title }, () =>
        viewOf(kit, shortcut, shot).catch((error: unknown) =>
          answerView(explain(kit.boundary, error, shot.shortcutId), title),
        ),
      );
    };
    await kit.inFlight.track(
      handle().catch((error: unknown) => void explain(kit.boundary, error, "shortcut")),
    );
  });
}
