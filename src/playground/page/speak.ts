import type { z } from "zod";
import { UserError } from "../../errors.ts";
import type { ShownMessage } from "../shown-message.ts";
import { type Answer, done, refuse, sayReply } from "./answer.ts";
import { getPersonKey, getPlaceOf } from "./find-person.ts";
import type { Page } from "./page.ts";
import type { SayShape, ShortcutShape } from "./post-shapes.ts";
import { findMessage } from "./read-messages.ts";

/** A line as a person sends it: a command to the app, anything else as a message, in a thread when one is given. */
export async function say(page: Page, post: z.infer<typeof SayShape>): Promise<Answer> {
  const user = getPersonKey(post.person);
  const place = getPlaceOf(user, post.place);
  const text = post.text.trim();
  if (text === "") return refuse(400, "There is nothing to send; type a command such as /funnel by team");
  if (place.kind === "home") return refuse(400, "Nobody writes in the Home tab; go to a channel first.");
  const { slack } = page.office;
  const given = { user, channel: place.id, text };
  const isCommand = text.startsWith("/");
  if (post.thread === null) {
    if (isCommand) return sayReply(await slack.say({ ...given, waitMs: 0 }));
    await slack.talk(given);
    return done;
  }
  if (isCommand) {
    return refuse(200, "Commands do not work in threads. Type it in the channel, or use a message's ⋯ menu.");
  }
  const root = await getShared(page, post, post.thread);
  await slack.talk({ ...given, threadTs: root.threadTs ?? root.ts });
  return done;
}

/** A shortcut from a message's own menu, or from the menu beside the message box. */
export async function useShortcut(page: Page, post: z.infer<typeof ShortcutShape>): Promise<Answer> {
  const user = getPersonKey(post.person);
  getPlaceOf(user, post.place);
  const message = post.message === null ? {} : { message: await getShared(page, post, post.message) };
  const given = { user, callbackId: post.shortcut, ...message, waitMs: 0 };
  return sayReply(await page.office.slack.shortcut(given));
}

/** The message with this key. @throws UserError when there is none, or only this person sees it */
async function getShared(
  page: Page,
  where: { person: string; place: string },
  key: string,
): Promise<ShownMessage> {
  const user = getPersonKey(where.person);
  const message = await findMessage(page, user, getPlaceOf(user, where.place).id, key);
  if (message === null) throw new UserError("That message is not there any more.", "reload the page");
  if (message.viewer === null) return message;
  throw new UserError("Only you see that message: it has no thread and no menu.", "another message");
}
