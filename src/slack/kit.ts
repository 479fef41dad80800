import type { View } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { isAtLeast, type Role } from "../core/roles.ts";
import { UserError } from "../errors.ts";
import type { Boundary } from "./boundary.ts";
import type { InFlight } from "./in-flight.ts";
import type { Block, Message } from "./message.ts";
import type { Shot } from "./read-shortcut.ts";
import type { Pressed, Said, Scope, Submitted, Who } from "./request.ts";

/** A slash command as data: its help, the manifest and the README table are derived from or checked against it. */
export type Command<C> = {
  readonly name: `/${string}`;
  /** one line for the manifest, the help's title and the README */
  readonly does: string;
  /** what Slack shows behind the name while one types */
  readonly hint: string;
  /** one usage per line of help */
  readonly lines: readonly { usage: string; does: string }[];
  /** what a person who typed nonsense is shown */
  readonly example: string;
  /** the least role that may type it at all; single verbs may ask for more */
  readonly least: Role;
  /** the form that opens when nothing is typed; without it `run` answers the bare command */
  readonly form?: string;
  /** whether `run` answers "help" too, with more than its own lines */
  readonly answersHelp?: true;
  run(ctx: C, said: Said): Promise<Message>;
};

/** One verb of a command as data, so that a room can add to a command that it does not own. */
export type Verb<C> = {
  /** the first word after the command's name, in small letters: "undo" */
  readonly verb: string;
  /** how it is typed, in the command's help: "use <ledger>" */
  readonly usage: string;
  /** one line of the command's help */
  readonly does: string;
  /** the least role that may say it */
  readonly least: Role;
  /** refuses words after the verb, so that what was meant by them is not guessed; where else to look, and how */
  readonly takesNoWords?: { readonly hint?: string; readonly example?: string };
  /** @param rest what was typed after the verb */
  run(ctx: C, rest: string, said: Said): Promise<Message>;
};

/** A form (modal) as data. */
export type Form<C> = {
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  /** the least role that may open it and hand it in */
  readonly least: Role;
  /** the form's blocks; `scope` says what it is about: a record, a Draft to fill in, or something new (empty recordId) */
  fields(ctx: C, scope: Scope): Promise<Block[]>;
  /** @throws FieldError for one field, UserError for the whole */
  run(ctx: C, submitted: Submitted): Promise<Message>;
};

/** What pressing a control does to the message it stands in. */
export type Outcome =
  | { kind: "replace" | "private" | "channel"; message: Message }
  | { kind: "form"; form: string; scope: Scope }
  /** the form in front with other blocks: what was typed into fields that stay, stays */
  | { kind: "refill"; form: string; scope: Scope; blocks: Block[] }
  /** nothing to say: the person's Home shows it */
  | { kind: "done" };

/** What is shown as a message, or nothing. */
export type Shown = Exclude<Outcome, { kind: "form" | "refill" }>;

/** A button, a menu, or a field of a form that reports at once, as data; `id` is its action_id up to "#". */
export type Action<C> = {
  readonly id: string;
  /** the least role that may press it, whoever sees it */
  readonly least: Role;
  run(ctx: C, pressed: Pressed): Promise<Outcome>;
};

/**
 * A shortcut as data: in a message's own menu ("message"), or in the menu beside the message box ("global"). It works
 * in threads, where commands do not.
 */
export type Shortcut<C> = {
  /** its callback_id */
  readonly id: string;
  /** its name in Slack's menu and the title of what it opens: at most 24 characters */
  readonly title: string;
  /** one line for the manifest and help, at most 150 characters */
  readonly does: string;
  readonly least: Role;
  readonly kind: "message" | "global";
  /** a form to open, prefilled when its scope names a Draft, or an answer */
  run(
    ctx: C,
    shot: Shot,
  ): Promise<{ kind: "form"; form: string; scope: Scope } | { kind: "answer"; message: Message }>;
};

/** What a person's Home tab shows, as data. */
export type Home<C> = {
  readonly least: Role;
  /** sections, context, dividers and controls; no tables. At most 100 are shown */
  build(ctx: C): Promise<Block[]>;
};

/** A searchable menu as data; `id` is its action_id, `scope` what it belongs to, `query` what was typed so far. */
export type Menu<C> = {
  readonly id: string;
  readonly least: Role;
  options(ctx: C, asked: { query: string; scope: Scope }): Promise<{ text: string; value: string }[]>;
};

/** What the question which ledger is meant needs to know: who asks where, and how to run the same again there. */
export type Asking = Who & Pick<Said, "name" | "text">;

/** What the app hands to the adapter, which knows nothing of ledgers. */
export type Lookups<C> = {
  /** the app's own workspace; null until Slack was reached */
  workspaceId(): string | null;
  /** the ledger a command or shortcut is about, or the question which one is meant */
  forCommand(said: Asking): Promise<{ ctx: C } | { ask: Message }>;
  /** the ledger a control is about; checked again at every use */
  forScope(scope: Scope, who: Who): Promise<C>;
  /** what the person who asks may do there */
  roleOf(ctx: C): Role;
  /** the ledger that a context is about */
  ledgerId(ctx: C): string;
  /** last touch to a command's answer, e.g. which ledger it is about */
  finish(ctx: C, answer: Message): Promise<Message>;
};

/** Everything the adapters of commands, forms, buttons and menus share. */
export type Kit<C> = {
  commands: readonly Command<C>[];
  forms: readonly Form<C>[];
  actions: readonly Action<C>[];
  menus: readonly Menu<C>[];
  shortcuts: readonly Shortcut<C>[];
  home: Home<C>;
  /** the workspace that a person comes from; null while Slack does not say */
  workspaceOf(userId: string): Promise<string | null>;
  lookups: Lookups<C>;
  boundary: Boundary;
  inFlight: InFlight;
  client: WebClient;
  /** our command name → its name in this workspace */
  names: ReadonlyMap<string, string>;
  /** an answer that is ready within this time stands in the acknowledgement */
  ackBudgetMs: number;
};

/** A modal with our blocks; the cast is needed because @slack/types does not know every block yet. */
export const asView = (view: object): View => view as View;

/** One of ours by name; undefined where a message is older than the app. */
export const byId = <T extends { id: string }>(list: readonly T[], id: string): T | undefined =>
  list.find((one) => one.id === id);

/** The promise's value, or "late" when it takes longer; the work goes on. */
export async function within<T>(work: Promise<T>, timeoutMs: number): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(resolve, timeoutMs, "late");
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** The app's own workspace. @throws UserError while Slack was not reached yet */
export function ownWorkspace<C>(kit: Kit<C>): string {
  const workspaceId = kit.lookups.workspaceId();
  if (workspaceId === null)
    throw new UserError("Roundtrip is still starting.", "the same again in half a minute");
  return workspaceId;
}

/** Whether a person comes from another workspace, through a shared channel. */
export const isOutsider = (who: Who): boolean => who.userWorkspaceId !== who.workspaceId;

/** Lets pass who has a role, before the ledger's own roles are known. @throws UserError */
export function refuseOutsiders(who: Who, least: Role = "partner"): void {
  if (isOutsider(who) && least !== "outsider") throw refuseOutsider();
}

/** What people from outside the workspace are told. */
export const refuseOutsider = (): UserError =>
  new UserError(
    "Roundtrip answers only people of its own workspace.",
    "ask your contact in this channel to log it for you",
  );

/** Lets pass whose role in the ledger is enough. @throws UserError that says who can */
export function refuseBelow(role: Role, least: Role): void {
  if (isAtLeast(role, least)) return;
  throw new UserError(
    least === "admin" ? "Only an admin can do that." : "Partners cannot do that.",
    "ask an admin of this ledger, or your contact in this workspace",
  );
}
