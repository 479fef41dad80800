import { z } from "zod";
import { parsePayload } from "./parse-payload.ts";
import { FieldState, type FieldValue, readField, type UploadedFile } from "./read-field.ts";

/** The request as Slack names it: the same one again must record once and answer the same. */
export type RequestId = { workspaceId: string; kind: "trigger" | "view" | "event"; nativeId: string };

/** Who asks and where. `workspaceId` is the app's own workspace, `userWorkspaceId` the person's. */
export type Who = { workspaceId: string; userWorkspaceId: string; userId: string; channelId: string | null };

/** A slash command as typed. `name` is ours, whatever it is called in the workspace. */
export type Said = Who & {
  name: string;
  text: string;
  triggerId: string;
  responseUrl: string;
  request: RequestId;
};

/** Where a control stands. */
export type Surface = "message" | "modal" | "home";

/** A button pressed or a menu chosen; `value` is the button's value or what was chosen, `list` all that was. */
export type Pressed = Who & {
  actionId: string;
  scope: Scope;
  value: string;
  list: readonly string[];
  /** what stands in the fields of the form that it belongs to, by block_id; empty in messages */
  values: ReadonlyMap<string, string | null>;
  triggerId: string;
  responseUrl: string | null;
  viewId: string | null;
  surface: Surface;
  /** whether it stands on the person's Home, or in a form or answer that was opened from there */
  isFromHome: boolean;
  request: RequestId;
};

/** A form handed in: one text per field (null where left empty), lists and files where a field holds several. */
export type Submitted = Who & {
  formId: string;
  scope: Scope;
  values: ReadonlyMap<string, string | null>;
  lists: ReadonlyMap<string, readonly string[]>;
  files: ReadonlyMap<string, readonly UploadedFile[]>;
  viewId: string;
  isFromHome: boolean;
  request: RequestId;
};

/**
 * What a control belongs to. It travels in block_id and private_metadata, which hold ids only and never authority:
 * ledger and role are checked again at every use.
 */
export type Scope = { ledgerId: string; recordId: string; version: number };

/** Scope → block_id text. `slot` keeps block ids of one message apart. */
export function printScope(scope: Scope, slot = ""): string {
  return [scope.ledgerId, scope.recordId, scope.version, slot].join("|");
}

/** block_id or private_metadata text → Scope; fields that are not there are empty. */
export function readScope(text: string): Scope {
  const [ledgerId = "", recordId = "", version = "0"] = text.split("|");
  return { ledgerId, recordId, version: Number.parseInt(version, 10) || 0 };
}

/** The slot of a form or answer that was opened from a person's Home: what is done there shows there. */
export const homeSlot = "home";

const isOpenedFromHome = (metadata: string): boolean => metadata.split("|")[3] === homeSlot;

const id = z.string().min(1);

const CommandBody = z.object({
  command: id,
  text: z.string().default(""),
  user_id: id,
  team_id: id,
  context_team_id: id.optional(),
  channel_id: id,
  trigger_id: id,
  response_url: z.url(),
});

/** A slash command's payload → Said. @param workspaceId the installation's workspace */
export function readCommand(body: unknown, ourName: (name: string) => string, workspaceId: string): Said {
  const read = parsePayload(CommandBody, body);
  return {
    name: ourName(read.command),
    text: read.text.trim(),
    workspaceId,
    userWorkspaceId: read.team_id,
    userId: read.user_id,
    channelId: read.channel_id,
    triggerId: read.trigger_id,
    responseUrl: read.response_url,
    request: { workspaceId, kind: "trigger", nativeId: read.trigger_id },
  };
}

const Person = z.object({ id, team_id: id.optional() });
/** What stands in a form, by block_id and action_id. */
const State = z.object({ values: z.record(z.string(), z.record(z.string(), FieldState)) });

/** The fields of a form with what stands in each, by block_id. */
const fieldsIn = (state: z.infer<typeof State> | undefined): [string, FieldValue][] =>
  Object.entries(state?.values ?? {}).map(([blockId, byAction]) => [
    blockId,
    readField(Object.values(byAction)[0]),
  ]);

const ActionBody = z.object({
  trigger_id: id,
  user: Person,
  team: z.object({ id }).nullish(),
  channel: z.object({ id }).optional(),
  view: z
    .object({
      id,
      type: z.string().default("modal"),
      private_metadata: z.string().default(""),
      state: State.optional(),
    })
    .optional(),
  response_url: z.url().optional(),
  actions: z.array(FieldState.extend({ action_id: id, block_id: z.string().default("") })).min(1),
});

/** A block_actions payload → Pressed. */
export function readAction(body: unknown, workspaceId: string): Pressed {
  const read = parsePayload(ActionBody, body);
  const [action] = read.actions;
  const { text, list } = readField(action);
  const surface = read.view === undefined ? "message" : read.view.type === "home" ? "home" : "modal";
  return {
    actionId: (action?.action_id ?? "").split("#")[0] ?? "",
    scope: readScope(action?.block_id ?? ""),
    value: text ?? "",
    list,
    values: new Map(fieldsIn(read.view?.state).map(([blockId, field]) => [blockId, field.text])),
    workspaceId,
    userWorkspaceId: read.user.team_id ?? read.team?.id ?? workspaceId,
    userId: read.user.id,
    channelId: read.channel?.id ?? null,
    triggerId: read.trigger_id,
    responseUrl: read.response_url ?? null,
    viewId: read.view?.id ?? null,
    surface,
    isFromHome: surface === "home" || isOpenedFromHome(read.view?.private_metadata ?? ""),
    request: { workspaceId, kind: "trigger", nativeId: read.trigger_id },
  };
}

const ViewBody = z.object({
  user: Person,
  team: z.object({ id }).nullish(),
  view: z.object({
    id,
    callback_id: id,
    private_metadata: z.string().default(""),
    state: State,
  }),
});

/** A view_submission payload → Submitted; the fields are keyed by their block_id. */
export function readSubmission(body: unknown, workspaceId: string): Submitted {
  const { view, user, team } = parsePayload(ViewBody, body);
  const fields = fieldsIn(view.state);
  return {
    formId: view.callback_id,
    scope: readScope(view.private_metadata),
    values: new Map(fields.map(([blockId, { text }]) => [blockId, text])),
    lists: new Map(fields.map(([blockId, { list }]) => [blockId, list])),
    files: new Map(fields.map(([blockId, { files }]) => [blockId, files])),
    viewId: view.id,
    isFromHome: isOpenedFromHome(view.private_metadata),
    workspaceId,
    userWorkspaceId: user.team_id ?? team?.id ?? workspaceId,
    userId: user.id,
    channelId: null,
    request: { workspaceId, kind: "view", nativeId: view.id },
  };
}

const OptionsBody = z.object({
  user: Person,
  team: z.object({ id }).nullish(),
  action_id: id,
  block_id: z.string().default(""),
  value: z.string().default(""),
});

/** A block_suggestion payload → who asks, for which menu, and what was typed so far. */
export function readOptionsRequest(
  body: unknown,
  workspaceId: string,
): Who & { menuId: string; scope: Scope; query: string } {
  const read = parsePayload(OptionsBody, body);
  return {
    menuId: read.action_id.split("#")[0] ?? "",
    scope: readScope(read.block_id),
    query: read.value.trim(),
    workspaceId,
    userWorkspaceId: read.user.team_id ?? read.team?.id ?? workspaceId,
    userId: read.user.id,
    channelId: null,
  };
}
