import type { PersonKey } from "../seed.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { Page } from "./page.ts";

/** A message's name in the page: the same before and after it is edited. */
export const keyOf = ({ channel, ts }: Pick<ShownMessage, "channel" | "ts">): string => `${channel}-${ts}`;

const byTime = (a: ShownMessage, b: ShownMessage): number => Number(a.ts) - Number(b.ts);

/** What somebody sees in a place, oldest first, without the replies in threads. @param place an id of the contract */
export async function readPlace(page: Page, person: PersonKey, place: string): Promise<ShownMessage[]> {
  if (place === "home") return [];
  const { slack } = page.office;
  const shared = place === "dm" ? await slack.directMessages(person) : await readChannel(page, place);
  const own = slack.privateMessages(person, place).filter(({ threadTs }) => threadTs === null);
  return [...shared, ...own].sort(byTime);
}

/** A thread as somebody sees it, its first message included; empty when there is no such message. */
export async function readThread(
  page: Page,
  person: PersonKey,
  place: string,
  key: string,
): Promise<ShownMessage[]> {
  const root = (await readPlace(page, person, place)).find((message) => keyOf(message) === key);
  if (root === undefined) return [];
  const { slack } = page.office;
  const shared = root.viewer === null ? await slack.thread(root.channel, root.ts) : [root];
  const own = slack.privateMessages(person, place).filter(({ threadTs }) => threadTs === root.ts);
  return [...shared, ...own].sort(byTime);
}

/** The message with this key, in the place or in one of its threads; null when the person sees none. */
export async function findMessage(
  page: Page,
  person: PersonKey,
  place: string,
  key: string,
): Promise<ShownMessage | null> {
  const isIt = (message: ShownMessage): boolean => keyOf(message) === key;
  const messages = await readPlace(page, person, place);
  const found = messages.find(isIt) ?? page.office.slack.privateMessages(person, place).find(isIt);
  if (found !== undefined) return found;
  for (const root of messages.filter((message) => countReplies(message) > 0)) {
    const reply = (await page.office.slack.thread(root.channel, root.ts)).find(isIt);
    if (reply !== undefined) return reply;
  }
  return null;
}

export const countReplies = ({ raw }: ShownMessage): number =>
  typeof raw.reply_count === "number" ? raw.reply_count : 0;

function readChannel(page: Page, channel: string): Promise<ShownMessage[]> {
  const known = page.channels.get(channel);
  if (known !== undefined) return known;
  const reading = page.office.slack.messages(channel);
  page.channels.set(channel, reading);
  return reading;
}
