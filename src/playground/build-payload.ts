import { randomUUID } from "node:crypto";
import { blockIdOf, type Control } from "./find-controls.ts";
import type { Fields } from "./json.ts";
import { stateValues } from "./modal-state.ts";
import { allChannels, allPeople, bot, outsideTeam, type Person, team } from "./seed.ts";
import type { ShownMessage } from "./shown-message.ts";
import { type OpenView, printView } from "./views.ts";

/** Who acts, and with which trigger_id. */
export type Actor = { readonly person: Person; readonly triggerId: string };

/** A channel as payloads name it. */
export type Place = { readonly id: string; readonly name: string };

const verificationToken = "unused-verification-token";
const companyOf = (person: Person): { id: string; domain: string } =>
  person.teamId === team.id ? team : outsideTeam;

/** A slash command's form. `text` is what follows the command, as typed. */
export function buildCommand(
  actor: Actor,
  given: { place: Place; command: string; text: string; responseUrl: string },
): string {
  const company = companyOf(actor.person);
  return new URLSearchParams({
    token: verificationToken,
    team_id: company.id,
    team_domain: company.domain,
    channel_id: given.place.id,
    channel_name: given.place.name,
    user_id: actor.person.id,
    user_name: actor.person.name,
    command: given.command,
    text: escapeCommandText(given.text),
    api_app_id: bot.appId,
    is_enterprise_install: "false",
    response_url: given.responseUrl,
    trigger_id: actor.triggerId,
  }).toString();
}

/**
 * What `should_escape` makes of typed text: mentions and channels with id and name, links and e-mail addresses in
 * angle brackets, `& < >` as entities. References already written in angle brackets stay as they are.
 */
export function escapeCommandText(text: string): string {
  return text
    .split(/(<[@#!][^<>\s]*>|<(?:https?|mailto):[^<>\s]*>)/)
    .map((part, index) => (index % 2 === 1 ? part : escapeTyped(part)))
    .join("");
}

function escapeTyped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/https?:\/\/[^\s"“”]+/g, (url) => `<${url}>`)
    .replace(
      /(?<=^|[\s"“(])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?=$|[\s"”),;])/g,
      (email) => `<mailto:${email}|${email}>`,
    )
    .replace(/(?<=^|\s)@([a-z0-9._-]+)/g, (typed, name: string) => {
      const person = allPeople.find((one) => one.name === name);
      return person === undefined ? typed : `<@${person.id}|${person.name}>`;
    })
    .replace(/(?<=^|\s)#([a-z0-9_-]+)/g, (typed, name: string) => {
      const channel = allChannels.find((one) => one.name === name);
      return channel === undefined ? typed : `<#${channel.id}|${channel.name}>`;
    });
}

/** What every interactive payload has. */
function common(type: string, { person, triggerId }: Actor): Fields {
  const company = companyOf(person);
  return {
    type,
    token: verificationToken,
    api_app_id: bot.appId,
    team: { id: company.id, domain: company.domain },
    enterprise: null,
    is_enterprise_install: false,
    user: { id: person.id, username: person.name, name: person.name, team_id: person.teamId },
    trigger_id: triggerId,
  };
}

/** A press or choice in a message or a view; `state` is the control's own answer. */
export function buildAction(
  actor: Actor,
  given: {
    control: Control;
    state: Fields;
    at: ShownMessage | OpenView;
    place: Place;
    responseUrl: string;
    actionTs: string;
  },
): Fields {
  const { control, at, place } = given;
  const { text, value, style } = control.element;
  const button = Object.fromEntries(
    Object.entries({ text, value, style }).filter(([, part]) => part !== undefined),
  );
  const own = control.type === "button" ? { type: "button", ...button } : given.state;
  const ids = { action_id: control.actionId, block_id: control.blockId, action_ts: given.actionTs };
  const base = { ...common("block_actions", actor), actions: [{ ...own, ...ids }] };
  if ("payload" in at) {
    const view = printView(at, stateValues(at));
    return { ...base, container: { type: "view", view_id: at.id }, view };
  }
  const isPrivate = at.viewer !== null;
  return {
    ...base,
    container: { type: "message", message_ts: at.ts, channel_id: place.id, is_ephemeral: isPrivate },
    channel: { id: place.id, name: place.name },
    // Slack leaves the message out when only one person sees it
    ...(isPrivate ? {} : { message: printMessage(at) }),
    state: { values: {} },
    response_url: given.responseUrl,
  };
}

function printMessage(message: ShownMessage): Fields {
  const blocks = message.blocks.map((block, index) => ({ ...block, block_id: blockIdOf(block, index) }));
  return {
    ...message.raw,
    type: "message",
    user: message.author,
    ts: message.ts,
    text: message.text,
    blocks,
  };
}

/** A submitted modal. */
export const buildSubmission = (actor: Actor, view: OpenView): Fields => ({
  ...common("view_submission", actor),
  view: printView(view, stateValues(view)),
  response_urls: [],
});

/** A modal closed without submitting; Slack sends it for views with notify_on_close. */
export const buildClosing = (actor: Actor, view: OpenView): Fields => ({
  ...common("view_closed", actor),
  view: printView(view, stateValues(view)),
  is_cleared: false,
});

/** A searchable menu asks for its options. */
export const buildSuggestion = (
  actor: Actor,
  given: { control: Control; typed: string; at: ShownMessage | OpenView; place: Place },
): Fields => ({
  ...common("block_suggestion", actor),
  action_id: given.control.actionId,
  block_id: given.control.blockId,
  value: given.typed,
  ...("payload" in given.at
    ? { container: { type: "view", view_id: given.at.id }, view: printView(given.at, stateValues(given.at)) }
    : {
        container: { type: "message", message_ts: given.at.ts, channel_id: given.place.id },
        channel: given.place,
      }),
});

/** A shortcut from the menu, or from a message's own menu. */
export function buildShortcut(
  actor: Actor,
  given: {
    callbackId: string;
    actionTs: string;
    on?: { message: ShownMessage; place: Place; responseUrl: string };
  },
): Fields {
  const ids = { callback_id: given.callbackId, action_ts: given.actionTs };
  if (given.on === undefined) return { ...common("shortcut", actor), ...ids };
  const { message, place, responseUrl } = given.on;
  const where = {
    channel: { id: place.id, name: place.name },
    message_ts: message.ts,
    response_url: responseUrl,
  };
  return { ...common("message_action", actor), ...ids, ...where, message: printMessage(message) };
}

/** An event as the Events API delivers it. @param seconds epoch seconds */
export const buildEvent = (event: Fields, seconds: number): Fields => ({
  token: verificationToken,
  team_id: team.id,
  api_app_id: bot.appId,
  type: "event_callback",
  event_id: `Ev${randomUUID().replaceAll("-", "").slice(0, 10).toUpperCase()}`,
  event_time: seconds,
  authorizations: [{ team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false }],
  event,
});
