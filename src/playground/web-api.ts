import { setTimeout as sleep } from "node:timers/promises";
import type { Violation } from "../slack/limits/report.ts";
import { validateMessage, validateView } from "../slack/limits/validate.ts";
import { postEphemeral, postMessage, updateMessage } from "./answer-chat.ts";
import { listUsers, readUser } from "./answer-users.ts";
import { openView, publishView, updateView } from "./answer-views.ts";
import { refusalOf } from "./faults.ts";
import { noteViolations } from "./journal.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import type { Answered, Asked } from "./listen.ts";
import { parseArguments } from "./parse-arguments.ts";
import { readHistory, readReplies } from "./read-history.ts";
import { wallClock } from "./wall-clock.ts";
import type { Workspace } from "./workspace.ts";

/** One call of the app to `/api/<method>`: noted, checked, spoiled when a fault waits, answered by us or by emulate. */
export async function answerWebApi(workspace: Workspace, asked: Asked): Promise<Answered> {
  const method = asked.path.slice("/api/".length);
  const parsed = parseArguments(asked);
  if (parsed === null) return { status: 400, body: { ok: false, error: "invalid_arguments" } };
  const startedAt = wallClock();
  const { args, token } = parsed;
  const violations = violationsOf(method, args);
  const isRefused = noteViolations(workspace.journal, method, violations);
  const fault = workspace.faults.take(method, args);
  const note = (status: number | null, answer: Fields | null): void => {
    const ms = wallClock() - startedAt;
    const call = { method, args, status, answer, ms, violations, fault };
    workspace.journal.calls.push(call);
    workspace.observe({ kind: "called", call });
  };
  if (fault?.kind === "hang") {
    note(null, null);
    return "hang";
  }
  if (fault?.kind === "drop" || fault?.kind === "late") {
    note(null, null);
    if (fault.kind === "late") workspace.late.push(() => dispatch(workspace, method, args));
    return "drop";
  }
  if (fault?.kind === "slow") await sleep(fault.ms);
  if (fault?.kind === "http_500") {
    note(500, null);
    return { status: 500, body: "Internal Server Error" };
  }
  if (fault?.kind === "rate_limited") {
    const body = { ok: false, error: "ratelimited" };
    note(429, body);
    return { status: 429, headers: { "retry-after": String(fault.retryAfter) }, body };
  }
  const refusal = refusalOf(fault);
  const error =
    fault?.kind === "error"
      ? fault.error
      : refusal !== null
        ? "invalid_blocks"
        : whyRefused(workspace, token, isRefused);
  const messages = refusal === null ? sayViolations(violations) : [refusal];
  const details = error === "invalid_blocks" ? { response_metadata: { messages } } : {};
  const answer = error === null ? await dispatch(workspace, method, args) : { ok: false, error, ...details };
  note(fault?.kind === "accept_then_drop" ? null : 200, answer);
  return fault?.kind === "accept_then_drop" ? "drop" : { status: 200, body: answer };
}

function whyRefused(workspace: Workspace, token: string, isInvalid: boolean): string | null {
  if (token === "") return "not_authed";
  if (workspace.revokedTokens.has(token)) return "token_revoked";
  if (token !== workspace.emulator.token) return "invalid_auth";
  return isInvalid ? "invalid_blocks" : null;
}

const sayViolations = (violations: readonly Violation[]): string[] =>
  violations
    .filter(({ severity }) => severity === "error")
    .map(({ pointer, message }) => `[ERROR] ${message} [json-pointer:${pointer}]`);

function violationsOf(method: string, args: Fields): Violation[] {
  if (method.startsWith("views.")) return validateView(args.view);
  if (!/^chat\.(postMessage|postEphemeral|update|scheduleMessage)$/.test(method)) return [];
  const { channel: _channel, user: _user, ts: _ts, thread_ts: _threadTs, ...message } = args;
  return validateMessage(message);
}

async function dispatch(workspace: Workspace, method: string, args: Fields): Promise<Fields> {
  switch (method) {
    case "chat.postMessage":
      return postMessage(workspace, args);
    case "chat.postEphemeral":
      return postEphemeral(workspace, args);
    case "chat.update":
      return updateMessage(workspace, args);
    case "conversations.history":
      return readHistory(workspace, args);
    case "conversations.replies":
      return readReplies(workspace, args);
    case "conversations.open":
      return openConversation(workspace, args);
    case "users.info":
      return readUser(workspace, args);
    case "users.list":
      return listUsers(workspace, args);
    case "views.open":
    case "views.push":
      return openView(workspace, method, args);
    case "views.update":
      return updateView(workspace, args);
    case "views.publish":
      return publishView(workspace, args);
    default:
      return workspace.emulator.call("app", method, args);
  }
}

/** Remembers whose direct messages the channel holds. */
async function openConversation(workspace: Workspace, args: Fields): Promise<Fields> {
  const answer = await workspace.emulator.call("app", "conversations.open", args);
  const channel = textOf(fieldsOf(answer.channel).id);
  const user = textOf(args.users);
  if (channel !== "" && user !== "" && !user.includes(",")) workspace.directChannels.set(user, channel);
  return answer;
}
