import { type Fields, fieldsOf, textOf } from "./json.ts";
import { allPeople } from "./seed.ts";
import type { OpenView } from "./views.ts";
import { printView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

const refused = (error: string): Fields => ({ ok: false, error });

/** views.open and views.push: a trigger is exchanged for a modal in front of the one who clicked. */
export function openView(workspace: Workspace, method: "views.open" | "views.push", args: Fields): Fields {
  const payload = fieldsOf(args.view);
  if (payload.type !== "modal") return refused("invalid_view");
  if (isTaken(workspace, payload, null)) return refused("duplicate_external_id");
  const trigger = workspace.triggers.exchange(textOf(args.trigger_id) || textOf(args.interactivity_pointer));
  if (typeof trigger === "string") return refused(trigger);
  if (method === "views.open") return show(workspace, workspace.views.open(trigger.userId, payload));
  if (trigger.viewId === null || workspace.views.find({ id: trigger.viewId }) === null)
    return refused("not_found");
  const pushed = workspace.views.push(trigger.userId, payload);
  return pushed === null ? refused("push_limit_reached") : show(workspace, pushed);
}

/** views.update by view_id or external_id; a hash that is not the newest is refused. */
export function updateView(workspace: Workspace, args: Fields): Fields {
  const view = workspace.views.find({ id: textOf(args.view_id), externalId: textOf(args.external_id) });
  if (view === null) return refused("not_found");
  const payload = fieldsOf(args.view);
  if (payload.type !== view.payload.type) return refused("invalid_view");
  const hash = textOf(args.hash);
  if (hash !== "" && hash !== view.hash) return refused("hash_conflict");
  if (isTaken(workspace, payload, view.id)) return refused("duplicate_external_id");
  return show(workspace, workspace.views.update(view.id, payload));
}

/** views.publish: the Home tab of one person. */
export function publishView(workspace: Workspace, args: Fields): Fields {
  const userId = textOf(args.user_id);
  if (!allPeople.some(({ id }) => id === userId)) return refused("user_not_found");
  const payload = fieldsOf(args.view);
  if (payload.type !== "home") return refused("invalid_view");
  const hash = textOf(args.hash);
  const old = workspace.views.home(userId);
  if (old !== null && hash !== "" && hash !== old.hash) return refused("hash_conflict");
  return show(workspace, workspace.views.publish(userId, payload));
}

function show(workspace: Workspace, view: OpenView): Fields {
  const way = view.payload.type === "home" ? "home" : "view";
  workspace.arrivals.add({ way, userId: view.userId, channel: null, message: null, responseUrl: null });
  return { ok: true, view: printView(view) };
}

function isTaken(workspace: Workspace, payload: Fields, viewId: string | null): boolean {
  const externalId = textOf(payload.external_id);
  if (externalId === "") return false;
  const holder = workspace.views.find({ externalId });
  return holder !== null && holder.id !== viewId;
}
