import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from "@slack/web-api";

/** Why a message is not there, or may not be. */
export type NotPosted =
  | { kind: "rate_limited"; retryAfterMs: number }
  /** Slack said no: because of this channel or person, of the app's installation, or of what we sent */
  | {
      kind: "refused";
      error: string;
      permanent: "target" | "installation" | "bug";
      /** of invalid_blocks: what Slack names, or null */
      about?: "chart" | "picture" | null;
    }
  /** the request never left: safe to send again */
  | { kind: "not_sent"; reason: string }
  /** Slack may or may not have done it */
  | { kind: "ambiguous"; reason: string };

// https://docs.slack.dev/reference/methods/chat.postMessage/#errors, and what the same codes mean to chat.update
const targetErrors = new Set([
  "channel_not_found",
  "is_archived",
  "not_in_channel",
  "restricted_action",
  "restricted_action_read_only_channel",
  "restricted_action_thread_only_channel",
  "restricted_action_non_threadable_channel",
  "restricted_action_thread_locked",
  "cannot_reply_to_message",
  "user_not_found",
  "user_disabled",
  "users_not_found",
  "messages_tab_disabled",
  "cannot_dm_bot",
  "thread_not_found",
  "message_not_found",
  "cant_update_message",
  "edit_window_closed",
]);

const installationErrors = new Set([
  "token_revoked",
  "token_expired",
  "account_inactive",
  "invalid_auth",
  "not_authed",
  "team_not_found",
  "team_access_not_granted",
  "app_uninstalled",
  "org_login_required",
  "ekm_access_denied",
]);

// Slack's own failures: a part of the work may have been done.
const ambiguousErrors = new Set(["internal_error", "fatal_error", "service_unavailable", "request_timeout"]);

const rateLimitErrors = new Set(["ratelimited", "rate_limited", "message_limit_exceeded"]);

// Codes of a connection that was never made.
const neverLeft = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "ENETUNREACH",
  "EHOSTUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

const restMs = 30_000;

/** What an error of @slack/web-api says about the message; anything that is not understood is ambiguous. */
export function readPostError(error: unknown): NotPosted {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: "rate_limited", retryAfterMs: error.retryAfter * 1000 };
  if (error instanceof WebAPIPlatformError) return addBlame(readRefusal(error.data.error), error.data);
  if (error instanceof WebAPIHTTPError) return { kind: "ambiguous", reason: `HTTP ${error.statusCode}` };
  if (error instanceof WebAPIRequestError) {
    const codes = codesOf(error.original);
    const reason = codes[0] ?? error.original.name;
    const isUnsent = codes.length > 0 && codes.every((code) => neverLeft.has(code));
    return { kind: isUnsent ? "not_sent" : "ambiguous", reason };
  }
  // web-api throws a plain Error for a 429 whose Retry-After it cannot read
  if (error instanceof Error && error.message.startsWith("Retry header did not contain")) {
    return { kind: "rate_limited", retryAfterMs: restMs };
  }
  return { kind: "ambiguous", reason: error instanceof Error ? error.name : "unreadable answer" };
}

/** Slack's words beside invalid_blocks: "invalid slack file", "unsupported type: data_visualization [json-pointer:…]". */
function addBlame(read: NotPosted, data: { response_metadata?: { messages?: string[] } }): NotPosted {
  if (read.kind !== "refused" || read.error !== "invalid_blocks") return read;
  const words = (data.response_metadata?.messages ?? []).join("\n");
  const about = /slack[ _]file/i.test(words) ? "picture" : /data_visualization/.test(words) ? "chart" : null;
  return { ...read, about };
}

/** What Slack's word for "no" is about; an unknown word is taken as our mistake, told and never retried. */
export function readRefusal(error: string): NotPosted {
  if (rateLimitErrors.has(error)) return { kind: "rate_limited", retryAfterMs: restMs };
  if (ambiguousErrors.has(error)) return { kind: "ambiguous", reason: error };
  if (targetErrors.has(error)) return { kind: "refused", error, permanent: "target" };
  if (installationErrors.has(error)) return { kind: "refused", error, permanent: "installation" };
  return { kind: "refused", error, permanent: "bug" };
}

// fetch wraps the socket's error in causes, and several tried addresses in an AggregateError.
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  if (error instanceof AggregateError) return error.errors.flatMap(codesOf);
  if ("code" in error && typeof error.code === "string") return [error.code];
  return codesOf(error.cause);
}
