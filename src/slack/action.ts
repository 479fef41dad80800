import type { App } from "@slack/bolt";
import { UserError } from "../errors.ts";
import { explain } from "./boundary.ts";
import { option } from "./controls.ts";
import { answerView, openForm, refillForm } from "./form.ts";
import { answerOnHome } from "./home.ts";
import {
  asView,
  byId,
  type Kit,
  type Outcome,
  ownWorkspace,
  refuseBelow,
  refuseOutsiders,
  type Shown,
} from "./kit.ts";
import { publishHome } from "./publish-home.ts";
import { renameCommands } from "./rename-commands.ts";
import { type Pressed, readAction, readOptionsRequest } from "./request.ts";
import { respond } from "./respond.ts";

async function outcomeOf<C>(kit: Kit<C>, pressed: Pressed): Promise<Outcome> {
  try {
    const action = byId(kit.actions, pressed.actionId);
    refuseOutsiders(pressed, action?.least);
    if (action === undefined) {
      throw new UserError("This button belongs to an older version of Roundtrip.", "/roundtrip help");
    }
    const ctx = await kit.lookups.forScope(pressed.scope, pressed);
    refuseBelow(kit.lookups.roleOf(ctx), action.least);
    const outcome = await action.run(ctx, pressed);
    if (!("message" in outcome)) return outcome;
    return { ...outcome, message: await kit.lookups.finish(ctx, outcome.message) };
  } catch (error) {
    return { kind: "private", message: explain(kit.boundary, error, pressed.actionId) };
  }
}

async function show<C>(kit: Kit<C>, pressed: Pressed, plain: Shown): Promise<void> {
  if (plain.kind === "done") return;
  const outcome = renameCommands(plain, kit.names);
  if (pressed.viewId !== null) {
    const view = asView(answerView(outcome.message, "Roundtrip", pressed.isFromHome));
    await kit.client.views.update({ view_id: pressed.viewId, view });
  } else if (pressed.responseUrl !== null) {
    await respond(pressed.responseUrl, outcome.message, outcome.kind);
  } else if (pressed.channelId !== null) {
    await kit.client.chat.postEphemeral({
      channel: pressed.channelId,
      user: pressed.userId,
      ...outcome.message,
    });
  }
}

/** Does what a control says and shows it where the control stands; the person's Home, where it was opened from there. */
async function answer<C>(kit: Kit<C>, pressed: Pressed): Promise<void> {
  // A form is opened by whoever learns of it first; what remains is a message or nothing.
  const work = outcomeOf(kit, pressed).then(async (outcome) => {
    if (outcome.kind === "form") await openForm(kit, outcome.form, { ...pressed, scope: outcome.scope });
    else if (outcome.kind === "refill") await refillForm(kit, outcome, pressed);
    else return outcome;
    return { kind: "done" as const };
  });
  if (pressed.surface === "home") await answerOnHome(kit, pressed, work);
  else await show(kit, pressed, await work);
  if (pressed.isFromHome) await publishHome(kit, pressed);
}

/** Every button and menu through one listener: acknowledged at once, answered where the control stands. */
export function registerActions<C>(app: App, kit: Kit<C>): void {
  app.action(/.*/, async ({ ack, body }) => {
    const handle = async () => {
      await ack();
      const pressed = readAction(body, ownWorkspace(kit));
      await answer(kit, pressed);
    };
    await kit.inFlight.track(handle().catch((error: unknown) => void explain(kit.boundary, error, "button")));
  });
}

/** Every searchable menu through one listener. What goes wrong shows as an empty menu; the log says why. */
export function registerMenus<C>(app: App, kit: Kit<C>): void {
  app.options(/.*/, async ({ ack, body }) => {
    const handle = async () => {
      const asked = readOptionsRequest(body, ownWorkspace(kit));
      const menu = byId(kit.menus, asked.menuId);
      refuseOutsiders(asked, menu?.least);
      if (menu === undefined) return [];
      const ctx = await kit.lookups.forScope(asked.scope, asked);
      refuseBelow(kit.lookups.roleOf(ctx), menu.least);
      const found = await menu.options(ctx, asked);
      return found.slice(0, 100).map(({ text, value }) => option(text, value));
    };
    const options = await kit.inFlight.track(
      handle().catch((error: unknown) => {
        explain(kit.boundary, error, "menu");
        return [];
      }),
    );
    await ack({ options });
  });
}
