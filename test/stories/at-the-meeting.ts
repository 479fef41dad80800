import { expect } from "vitest";
import type { Reply } from "../../src/playground/reply.ts";
import type { inOffice } from "./in-office.ts";

/** What people do with the message that a meeting runs in; a minute passes before each press. */
export function atTheMeeting({ office, db, slack }: ReturnType<typeof inOffice>) {
  /** A text with people by their names. */
  const named = (text: string): string =>
    Object.values(slack().users).reduce(
      (said, { id, name }) => said.replaceAll(`<@${id}>`, `@${name}`),
      text,
    );
  const messages = async (channel = "general") => {
    await office().deliver();
    return slack().messages(channel);
  };
  /** The message that the meeting runs in, as it is now; `all` is everything in it. */
  const living = async (channel = "general") => {
    const found = (await messages(channel)).findLast(({ text }) =>
      /^Alignment meeting, (running|ended)/.test(text),
    );
    if (found === undefined) throw new Error("no meeting's message");
    return { ...found, text: named(found.text), all: named(JSON.stringify(found.blocks)) };
  };
  /** Presses a button of it that answers: by a refusal or a form. */
  const answerOf = async (action: string, user = "rep", channel = "general"): Promise<Reply> => {
    const message = await living(channel);
    office().clock.forward(60_000);
    return slack().press({ user, message, action, waitMs: 8000 });
  };
  return {
    ...{ named, messages, living, answerOf },
    /** Presses a button of it that says nothing, because it changes the message for everybody. */
    async pressLiving(action: string, user = "rep", channel = "general"): Promise<void> {
      const message = await living(channel);
      office().clock.forward(60_000);
      const handled = await db().requestKey.count();
      await slack().press({ user, message, action, waitMs: 100 });
      await expect.poll(() => db().requestKey.count(), { timeout: 8000 }).toBe(handled + 1);
    },
  };
}
