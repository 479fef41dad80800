import type { z } from "zod";
import { UserError } from "../../errors.ts";
import { type Control, findControls } from "../find-controls.ts";
import { type Fields, fieldsOf, objectsOf, textOf } from "../json.ts";
import { controlsOf } from "../modal-state.ts";
import type { PersonKey } from "../seed.ts";
import type { Picked } from "../select-value.ts";
import type { At } from "../spot.ts";
import { type Answer, done, sayReply } from "./answer.ts";
import type { ControlPlace, Picked as PagePicked, Suggested } from "./contract.ts";
import { getPersonKey, getPlaceOf } from "./find-person.ts";
import type { Page } from "./page.ts";
import type { ChooseShape, PressShape, SubmitShape, SuggestShape, UploadShape } from "./post-shapes.ts";
import { findMessage } from "./read-messages.ts";

/** The page hears of everything through changes: nobody waits for what comes after the acknowledgement. */
const waitMs = 0;

/** A button, as the person pressed it. */
export async function press(page: Page, post: z.infer<typeof PressShape>): Promise<Answer> {
  const { user, at, control } = await findSpot(page, post);
  const given = { user, ...at, action: control.actionId, value: control.value, waitMs };
  return sayReply(await page.office.slack.press(given));
}

/** A choice from a menu, or a field that reports at once. */
export async function choose(page: Page, post: z.infer<typeof ChooseShape>): Promise<Answer> {
  const { user, at, control } = await findSpot(page, post);
  const option = readPicked(control, post.picked);
  const offered = listOffered(page, user, control, post.picked);
  const given = { user, ...at, action: control.actionId, option, offered, waitMs };
  return sayReply(await page.office.slack.choose(given));
}

/** The options of a searchable menu for what was typed. */
export async function suggest(page: Page, post: z.infer<typeof SuggestShape>): Promise<Answer> {
  const { user, at, control } = await findSpot(page, post);
  const reply = await page.office.slack.suggest({
    ...{ user, ...at, action: control.actionId, typed: post.typed },
  });
  if (reply.error !== null) return sayReply(reply);
  page.offered.set(offerKey(user, control), reply.options);
  const options: Suggested["options"] = reply.options.map((option) => ({
    value: textOf(option.value),
    text: textOf(fieldsOf(option.text).text),
  }));
  return { status: 200, body: { options } satisfies Suggested };
}

/** The modal on top with everything in its fields, as the person sends it. */
export async function submit(page: Page, post: z.infer<typeof SubmitShape>): Promise<Answer> {
  const user = getPersonKey(post.person);
  const view = page.office.slack.view(user);
  if (view === null) throw new UserError("No form is open: it was sent or closed already.", "open it again");
  const controls = controlsOf(view);
  const values: Record<string, Picked> = {};
  const offered: Record<string, readonly Fields[]> = {};
  for (const { block, action, picked } of post.values) {
    const control = getControlIn(controls, { block, action });
    if (/^(file_input|button)$/.test(control.type)) continue;
    const isAlone = controls.filter(({ actionId }) => actionId === action).length === 1;
    const name = isAlone ? action : block;
    values[name] = readPicked(control, picked);
    offered[name] = listOffered(page, user, control, picked);
  }
  return sayReply(await page.office.slack.fill({ user, values, offered, waitMs }));
}

/** Files into a field of the modal on top; one that the field does not take is refused in words under it. */
export function upload(page: Page, post: z.infer<typeof UploadShape>): Answer {
  const user = getPersonKey(post.person);
  const view = page.office.slack.view(user);
  if (view === null) throw new UserError("No form is open.", "reload");
  const { actionId } = getControlIn(controlsOf(view), post);
  const files = post.files.map(({ name, type, base64 }) => ({
    ...{ name, content: Buffer.from(base64, "base64"), type: type || "application/octet-stream" },
  }));
  try {
    page.office.slack.upload({ user, action: actionId, files });
    return done;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { status: 200, body: { error: null, errors: { [post.block]: error.message } } };
  }
}

type Spot = { readonly user: PersonKey; readonly at: At; readonly control: Control };
type Asked = {
  person: string;
  place: string;
  at: ControlPlace;
  block: string;
  action: string;
  value?: string;
};

/** Where the control stands. @throws UserError when there is no such person, place, message or control */
async function findSpot(page: Page, asked: Asked): Promise<Spot> {
  const user = getPersonKey(asked.person);
  const { slack } = page.office;
  if ("message" in asked.at) {
    const place = getPlaceOf(user, asked.place);
    const message = await findMessage(page, user, place.id, asked.at.message);
    if (message === null) throw new UserError("That message is not there any more.", "reload the page");
    return { user, at: { message }, control: getControlIn(findControls(message.blocks), asked) };
  }
  const isHome = "home" in asked.at;
  const view = isHome ? slack.home(user) : slack.view(user);
  if (view === null) throw new UserError(isHome ? "There is no Home tab." : "No form is open.", "reload");
  return { user, at: { isHome }, control: getControlIn(controlsOf(view), asked) };
}

function getControlIn(
  controls: readonly Control[],
  { block, action, value }: { block: string; action: string; value?: string },
): Control {
  const fits = controls.filter(
    (control) => control.actionId === action && (value === undefined || control.value === value),
  );
  const found = fits.find(({ blockId }) => blockId === block);
  if (found === undefined) throw new UserError("There is no such button or field any more.", "reload");
  return found;
}

/** What was picked, as the gateway takes it: words, a value, or several. */
function readPicked(control: Control, picked: PagePicked): Picked {
  switch (picked.kind) {
    case "option":
      return picked.value;
    case "options":
      return picked.values.map(({ value }) => value);
    case "text":
      return picked.text;
    case "day":
      return picked.day;
    case "time":
      return picked.time;
    case "user":
    case "channel":
      return picked.id;
    case "none":
      return /^(multi_|checkboxes)/.test(control.type) ? [] : "";
  }
}

const offerKey = (user: PersonKey, { blockId, actionId }: Control): string =>
  `${user} ${blockId} ${actionId}`;

/** What a searchable menu has offered: the last search, what stood in it at first, and what is picked from before. */
function listOffered(page: Page, user: PersonKey, control: Control, picked: PagePicked): readonly Fields[] {
  if (!control.type.endsWith("external_select")) return [];
  const { initial_option: one, initial_options: several } = control.element;
  const before = picked.kind === "option" ? [picked] : picked.kind === "options" ? picked.values : [];
  return [
    ...(page.offered.get(offerKey(user, control)) ?? []),
    ...objectsOf([one]),
    ...objectsOf(several),
    ...before.map(({ value, text }) => ({ value, text: { type: "plain_text", text } })),
  ];
}
