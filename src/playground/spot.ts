import type { Desk } from "./desk.ts";
import { type Control, findControls, getControl } from "./find-controls.ts";
import type { Fields } from "./json.ts";
import { controlsOf } from "./modal-state.ts";
import type { Reply } from "./reply.ts";
import { getPerson } from "./seed.ts";
import type { ShownMessage } from "./shown-message.ts";
import type { OpenView } from "./views.ts";

/** Where somebody acts: in a reply (its message, or the Home tab it shows), a message or the Home tab; without any of them in the modal on top. */
export type At = { readonly reply?: Reply; readonly message?: ShownMessage; readonly isHome?: boolean };

/** A control where it stands, with the one who uses it. */
export type Spot = { readonly user: string; readonly at: ShownMessage | OpenView; readonly control: Control };

/** The modal in front. @throws Error when none is open */
export function getTop(desk: Desk, user: string): OpenView {
  const { id, realName } = getPerson(user);
  const view = desk.workspace.views.top(id);
  if (view === null) throw new Error(`${realName} has no modal open.`);
  return view;
}

/** What somebody acts in. */
export function findSurface(desk: Desk, given: At & { user: string }): ShownMessage | OpenView {
  const { views } = desk.workspace;
  const { id, realName } = getPerson(given.user);
  const message = given.message ?? given.reply?.message ?? null;
  if (message !== null) return message;
  const isHome = given.isHome === true || given.reply?.view?.payload.type === "home";
  const view = isHome ? views.home(id) : (views.top(id) ?? views.home(id));
  if (view === null) throw new Error(`${realName} has no message, modal or Home tab to act in.`);
  return view;
}

/** The control that is meant, where it stands. */
export function findSpot(desk: Desk, given: At & { user: string; action: string }): Spot {
  const at = findSurface(desk, given);
  return { user: given.user, at, control: getControl(controlsAt(at), given.action) };
}

/** Everything that can be used there. */
export const controlsAt = (at: ShownMessage | OpenView): Control[] =>
  "payload" in at ? controlsOf(at) : findControls(at.blocks);

/** What is set in a modal stays there; a message forgets it. */
export function typeInto(desk: Desk, { at, control }: Spot, state: Fields): ShownMessage | OpenView {
  if (!("payload" in at)) return at;
  return desk.workspace.views.type(at.id, { [control.blockId]: { [control.actionId]: state } });
}
