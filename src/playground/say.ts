import type { Arrival } from "./arrivals.ts";
import { buildCommand, buildEvent, buildShortcut, escapeCommandText } from "./build-payload.ts";
import { type Desk, findChannel, getPlace } from "./desk.ts";
import { defaultWaitMs, exchangeCopies, type How } from "./exchange.ts";
import { type Fields, fieldsOf, textOf } from "./json.ts";
import { buildReply, type Reply, type Sent } from "./reply.ts";
import { getPerson } from "./seed.ts";
import { type Acknowledged, payloadForm } from "./send.ts";
import { readMessage, type ShownMessage } from "./shown-message.ts";
import type { SignedRequest } from "./sign.ts";

export type Say = How & { readonly user: string; readonly channel: string; readonly text: string };
/** `threadTs`: the first message of the thread it is written into. */
export type Talk = {
  readonly user: string;
  readonly channel: string;
  readonly text: string;
  readonly threadTs?: string;
};
export type Shortcut = How & {
  readonly user: string;
  readonly callbackId: string;
  readonly message?: ShownMessage;
};
export type OpenHome = { readonly user: string; readonly waitMs?: number };

/** Types a slash command, as "/deal closed Acme $120k". */
export async function say(desk: Desk, given: Say): Promise<Reply> {
  const [, command, text = ""] = /^(\/\S+)\s*(.*)$/s.exec(given.text) ?? [];
  if (command === undefined) throw new Error(`"${given.text}" is not a slash command.`);
  const person = getPerson(given.user);
  const place = await getPlace(desk, given.channel, person.id);
  const triggerId = desk.workspace.triggers.mint({ userId: person.id, viewId: null }, given.triggerId);
  const responseUrl = desk.urls.mint({ userId: person.id, channel: place.id, original: null });
  const form = buildCommand({ person, triggerId }, { place, command, text, responseUrl });
  const sent: Sent = {
    request: desk.sender.sign(form, "form"),
    kind: "command",
    name: `ack of ${command}`,
    userId: person.id,
    channel: place.id,
    responseUrl,
    viewId: null,
  };
  return exchangeCopies(desk, sent, given);
}

/** Writes a message as a person. @throws Error when the person is not in the channel */
export async function talk(desk: Desk, given: Talk): Promise<ShownMessage> {
  const person = getPerson(given.user);
  const { id: channel } = await getPlace(desk, given.channel, person.id);
  const { threadTs } = given;
  const args = {
    channel,
    text: escapeCommandText(given.text),
    ...(threadTs !== undefined && { thread_ts: threadTs }),
  };
  const answer = await desk.workspace.emulator.call(`U${person.id.slice(1)}`, "chat.postMessage", args);
  if (answer.ok !== true) throw new Error(`${person.realName} cannot write there: ${textOf(answer.error)}.`);
  return readMessage(fieldsOf(answer.message), channel);
}

/** Uses a shortcut: from a message's own menu when a message is given, else from the global menu. */
export async function useShortcut(desk: Desk, given: Shortcut): Promise<Reply> {
  const person = getPerson(given.user);
  const triggerId = desk.workspace.triggers.mint({ userId: person.id, viewId: null }, given.triggerId);
  const actionTs = desk.workspace.nextTs();
  const { message, callbackId } = given;
  const base = { kind: "shortcut", name: `ack of ${callbackId}`, userId: person.id, viewId: null } as const;
  const sign = (payload: Fields): SignedRequest => desk.sender.sign(payloadForm(payload), "form");
  if (message === undefined) {
    const request = sign(buildShortcut({ person, triggerId }, { callbackId, actionTs }));
    return exchangeCopies(desk, { ...base, request, channel: null, responseUrl: null }, given);
  }
  const place = findChannel(message.channel);
  const responseUrl = desk.urls.mint({ userId: person.id, channel: place.id, original: message });
  const on = { message, place, responseUrl };
  const request = sign(buildShortcut({ person, triggerId }, { callbackId, actionTs, on }));
  return exchangeCopies(desk, { ...base, request, channel: place.id, responseUrl }, given);
}

/** Sends an event of the Events API; the request can be sent again, as Slack does when it hears nothing. */
export async function sendEvent(
  desk: Desk,
  event: Fields,
): Promise<Acknowledged & { request: SignedRequest }> {
  const payload = buildEvent(event, Math.floor(desk.workspace.clock() / 1000));
  const request = desk.sender.sign(JSON.stringify(payload), "json");
  return { ...(await desk.sender.send(request)), request };
}

/** Opens the app's Home tab and answers what is published there within `waitMs`; its view is null when nothing is. */
export async function openHome(desk: Desk, given: OpenHome): Promise<Reply> {
  const { id } = getPerson(given.user);
  const { arrivals, views } = desk.workspace;
  const position = arrivals.position();
  const { id: channel } = await getPlace(desk, "dm", id);
  const opened = { type: "app_home_opened", user: id, channel, tab: "home" };
  const ack = await sendEvent(desk, { ...opened, event_ts: desk.workspace.nextTs() });
  const isTheirs = ({ way, userId }: Arrival): boolean => way === "home" && userId === id;
  await arrivals.claim(position, isTheirs, given.waitMs ?? defaultWaitMs);
  const sent: Sent = {
    request: ack.request,
    kind: "event",
    name: "ack of app_home_opened",
    userId: id,
    channel: null,
    responseUrl: null,
    viewId: null,
  };
  return buildReply(sent, ack, { view: views.home(id) });
}
