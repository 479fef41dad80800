import { buildAction, buildClosing, buildSubmission, buildSuggestion, type Place } from "./build-payload.ts";
import { type Desk, findChannel } from "./desk.ts";
import { exchange, exchangeCopies, type How } from "./exchange.ts";
import { getControl } from "./find-controls.ts";
import { type Fields, textOf } from "./json.ts";
import { fieldProblems } from "./modal-state.ts";
import { buildReply, type Reply, type Sent } from "./reply.ts";
import { getPerson } from "./seed.ts";
import { type Picked, pick } from "./select-value.ts";
import { payloadForm } from "./send.ts";
import { type At, controlsAt, findSpot, findSurface, getTop, type Spot, typeInto } from "./spot.ts";
import { type Upload, upload } from "./upload.ts";

export type Press = At & How & { readonly user: string; readonly action: string; readonly value?: string };
/** `offered`: what a searchable menu has offered already; otherwise it is asked for the words picked. */
export type Choose = At &
  How & {
    readonly user: string;
    readonly action: string;
    readonly option: Picked;
    readonly offered?: readonly Fields[];
  };
/** `files`: what is handed in by file fields, by action id, block id or label. */
export type Fill = How & {
  readonly user: string;
  readonly values?: Readonly<Record<string, Picked>>;
  readonly files?: Readonly<Record<string, readonly Upload[]>>;
  readonly offered?: Readonly<Record<string, readonly Fields[]>>;
};

const noPlace: Place = { id: "", name: "" };

/** Presses a button, found by action id or visible text. */
export async function press(desk: Desk, given: Press): Promise<Reply> {
  const at = findSurface(desk, given);
  return act(desk, given, {
    user: given.user,
    at,
    control: getControl(controlsAt(at), given.action, given.value),
  });
}

/** Chooses from a menu, or sets a field that reports at once; in a modal the choice stays in the form. */
export async function choose(desk: Desk, given: Choose): Promise<Reply> {
  const spot = findSpot(desk, given);
  const state = await pickFrom(desk, spot, given.option, given.offered);
  return act(desk, given, { ...spot, at: typeInto(desk, spot, state) }, state);
}

/** Asks the app for the options of a searchable menu. */
export async function suggest(
  desk: Desk,
  given: At & { user: string; action: string; typed: string },
): Promise<Reply> {
  return askOptions(desk, findSpot(desk, given), given.typed);
}

/** Fills in the modal on top and submits it. Empty required fields never reach the app, as in Slack. */
export async function fill(desk: Desk, given: Fill): Promise<Reply> {
  const { user } = given;
  const person = getPerson(user);
  for (const [action, picked] of Object.entries(given.values ?? {})) {
    const spot = findSpot(desk, { user, action });
    typeInto(desk, spot, await pickFrom(desk, spot, picked, given.offered?.[action]));
  }
  for (const [action, files] of Object.entries(given.files ?? {})) upload(desk, { user, action, files });
  const view = getTop(desk, user);
  const triggerId = desk.workspace.triggers.mint({ userId: person.id, viewId: view.id }, given.triggerId);
  const sent: Sent = {
    request: desk.sender.sign(payloadForm(buildSubmission({ person, triggerId }, view)), "form"),
    kind: "submission",
    name: `submission of ${textOf(view.payload.callback_id)}`,
    userId: person.id,
    channel: null,
    responseUrl: null,
    viewId: view.id,
  };
  const errors = fieldProblems(view);
  if (Object.keys(errors).length > 0) {
    return buildReply(sent, { status: 0, ms: 0, body: "" }, { errors, view });
  }
  return exchangeCopies(desk, sent, given);
}

/** Closes the modal on top; the app hears of it when the view asked for it. */
export async function closeView(desk: Desk, user: string): Promise<void> {
  const person = getPerson(user);
  const view = getTop(desk, user);
  desk.workspace.views.close(person.id);
  if (view.payload.notify_on_close !== true) return;
  const triggerId = desk.workspace.triggers.mint({ userId: person.id, viewId: null });
  const payload = buildClosing({ person, triggerId }, view);
  await desk.sender.send(desk.sender.sign(payloadForm(payload), "form"));
}

async function act(desk: Desk, how: How, spot: Spot, state: Fields = {}): Promise<Reply> {
  const { at, control } = spot;
  const person = getPerson(spot.user);
  const view = "payload" in at ? at : null;
  const original = "payload" in at ? null : at;
  const place = original === null ? noPlace : findChannel(original.channel);
  const triggerId = desk.workspace.triggers.mint(
    { userId: person.id, viewId: view?.id ?? null },
    how.triggerId,
  );
  const responseUrl =
    original === null ? null : desk.urls.mint({ userId: person.id, channel: place.id, original });
  const actionTs = desk.workspace.nextTs();
  const given = { control, state, at, place, responseUrl: responseUrl ?? "", actionTs };
  const sent: Sent = {
    request: desk.sender.sign(payloadForm(buildAction({ person, triggerId }, given)), "form"),
    kind: "action",
    name: `ack of ${control.actionId}`,
    userId: person.id,
    channel: original === null ? null : place.id,
    responseUrl,
    viewId: view?.id ?? null,
  };
  return exchangeCopies(desk, sent, how);
}

async function pickFrom(
  desk: Desk,
  spot: Spot,
  picked: Picked,
  offered?: readonly Fields[],
): Promise<Fields> {
  const isAsked = spot.control.type.endsWith("external_select") && offered === undefined;
  if (!isAsked) return pick(spot.control, picked, offered);
  const typed = typeof picked === "string" ? [picked] : picked;
  const replies = await Promise.all(typed.map((text) => askOptions(desk, spot, text)));
  return pick(
    spot.control,
    picked,
    replies.flatMap(({ options }) => options),
  );
}

async function askOptions(desk: Desk, { user, at, control }: Spot, typed: string): Promise<Reply> {
  const person = getPerson(user);
  const place = "payload" in at ? noPlace : findChannel(at.channel);
  const triggerId = desk.workspace.triggers.mint({ userId: person.id, viewId: null });
  const payload = buildSuggestion({ person, triggerId }, { control, typed, at, place });
  return exchange(desk, {
    request: desk.sender.sign(payloadForm(payload), "form"),
    kind: "suggestion",
    name: `options of ${control.actionId}`,
    userId: person.id,
    channel: null,
    responseUrl: null,
    viewId: null,
  });
}
