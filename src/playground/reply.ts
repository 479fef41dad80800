import { type Control, findControls, isButton } from "./find-controls.ts";
import type { Fields } from "./json.ts";
import { controlsOf } from "./modal-state.ts";
import { renderMessage, renderView } from "./render-text.ts";
import type { Acknowledged } from "./send.ts";
import type { ShownMessage } from "./shown-message.ts";
import type { SignedRequest } from "./sign.ts";
import type { OpenView } from "./views.ts";

/** A request to the app with what is needed to understand its answer, also when it is sent again. */
export type Sent = {
  readonly request: SignedRequest;
  readonly kind: "command" | "action" | "submission" | "suggestion" | "shortcut" | "event";
  /** Names it in the list of violations: "ack of /deal". */
  readonly name: string;
  readonly userId: string;
  /** null where no channel is known: an answer in any channel counts. */
  readonly channel: string | null;
  readonly responseUrl: string | null;
  readonly viewId: string | null;
};

/** What came of one request, as the person sees it. */
export type Reply = {
  /** HTTP status of the acknowledgement; 0 when the app was not reached, or not asked (a field left empty). */
  readonly status: number;
  /** Real milliseconds to the acknowledgement. */
  readonly ms: number;
  /** What Slack would show instead of an answer: operation_timeout, dispatch_failed, invalid_blocks; else null. */
  readonly error: string | null;
  readonly message: ShownMessage | null;
  /** The modal in front of the person afterwards, when the request opened or changed one. */
  readonly view: OpenView | null;
  /** The message, or else the modal, as readable text. */
  readonly text: string;
  readonly buttons: readonly Control[];
  readonly menus: readonly Control[];
  /** Field errors of a refused modal: block id → words. */
  readonly errors: Readonly<Record<string, string>> | null;
  readonly options: readonly Fields[];
  readonly sent: Sent;
  /** The replies to further identical requests sent at the same time. */
  readonly copies: readonly Reply[];
};

/** What an acknowledgement said. */
export type Outcome = {
  readonly error?: string;
  readonly message?: ShownMessage | null;
  readonly view?: OpenView | null;
  readonly errors?: Readonly<Record<string, string>>;
  readonly options?: readonly Fields[];
};

/** Puts a reply together. */
export function buildReply(sent: Sent, { status, ms }: Acknowledged, outcome: Outcome): Reply {
  const { message = null, view = null } = outcome;
  const shown = message !== null ? findControls(message.blocks) : view !== null ? controlsOf(view) : [];
  return {
    status,
    ms,
    error: outcome.error ?? null,
    message,
    view,
    text: message !== null ? renderMessage(message) : view !== null ? renderView(view) : "",
    buttons: shown.filter(isButton),
    menus: shown.filter((control) => !isButton(control)),
    errors: outcome.errors ?? null,
    options: outcome.options ?? [],
    sent,
    copies: [],
  };
}
