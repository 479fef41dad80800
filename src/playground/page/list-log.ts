import type { Violation } from "../../slack/limits/report.ts";
import { validateMessage, validateView } from "../../slack/limits/validate.ts";
import { type Fields, fieldsOf, isFields, objectsOf, parseJson, textOf } from "../json.ts";
import type { Seen } from "../observe.ts";
import type { LogEntry } from "./contract.ts";

/** Requests to the app and its calls of Slack, in the order in which they ended. */
export type Log = {
  add(seen: Seen, at: string): void;
  /** @param after the number of the last entry known; 0 for all that are kept */
  list(after: number): LogEntry[];
};

type Told = Omit<LogEntry, "n" | "at">;

const mostEntries = 1000;

/** An empty log; the oldest entries of a long sitting are dropped. */
export function createLog(): Log {
  const entries: LogEntry[] = [];
  let count = 0;
  return {
    add(seen, at) {
      const told = tell(seen);
      if (told === null) return;
      count += 1;
      entries.push({ n: count, at, ...told });
      if (entries.length > mostEntries) entries.shift();
    },
    list: (after) => entries.filter(({ n }) => n > after),
  };
}

function tell(seen: Seen): Told | null {
  switch (seen.kind) {
    case "arrived":
      return null;
    case "sent":
      return tellSent(seen);
    case "responded":
      return tellResponse(seen);
    case "called": {
      const { method, args, status, answer, ms, violations, fault } = seen.call;
      const statusWords = status === null ? "no answer" : String(status);
      return {
        direction: "to Slack",
        what: method,
        ms: Math.round(ms),
        status: fault === null ? statusWords : `${statusWords} (${fault.kind.replaceAll("_", " ")})`,
        request: args,
        answer,
        violations: violations.map(withoutRule),
      };
    }
  }
}

function tellSent({ request, ack }: Extract<Seen, { kind: "sent" }>): Told {
  const payload = readRequest(request.body);
  const answer = parseJson(ack.body);
  return {
    direction: "to the app",
    what: nameOf(payload),
    ms: Math.round(ack.ms),
    status: ack.status === 0 ? "no answer" : String(ack.status),
    request: payload,
    answer: answer === undefined ? ack.body : answer,
    violations: violationsOf(answer).map(withoutRule),
  };
}

function tellResponse({ asked, answered, ms }: Extract<Seen, { kind: "responded" }>): Told {
  const payload = parseJson(asked.body);
  return {
    direction: "to Slack",
    what: "response_url",
    ms: Math.round(ms),
    status: typeof answered === "string" ? "no answer" : String(answered.status),
    request: payload ?? asked.body,
    answer: typeof answered === "string" ? null : answered.body,
    violations: isFields(payload) ? validateMessage(payload).map(withoutRule) : [],
  };
}

const withoutRule = ({ pointer, message, severity }: Violation) => ({ pointer, message, severity });

/** A command's form, an interaction's payload or an event, without the token that nobody uses. */
function readRequest(body: string): Fields {
  const json = parseJson(body);
  const form = Object.fromEntries(new URLSearchParams(body));
  const { token: _token, ...rest } = isFields(json) ? json : fieldsOf(parseJson(form.payload ?? "") ?? form);
  return rest;
}

function nameOf(payload: Fields): string {
  if (typeof payload.command === "string") return `${payload.command} ${textOf(payload.text)}`.trim();
  if (payload.type === "event_callback") return `event ${textOf(fieldsOf(payload.event).type)}`;
  const [action] = objectsOf(payload.actions);
  const id =
    textOf(action?.action_id) || textOf(payload.action_id) || textOf(fieldsOf(payload.view).callback_id);
  return `${textOf(payload.type)} ${id}`.trim();
}

/** What the acknowledgement shows: a command's answer or a modal. */
function violationsOf(answer: unknown): Violation[] {
  if (!isFields(answer)) return [];
  if (isFields(answer.view)) return validateView(answer.view);
  return answer.text === undefined && answer.blocks === undefined ? [] : validateMessage(answer);
}
