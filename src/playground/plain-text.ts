import { type Fields, fieldsOf, objectsOf, textOf } from "./json.ts";
import { allChannels, allPeople, bot } from "./seed.ts";

/** mrkdwn as a reader sees it: names for mentions, labels for links, no formatting marks, no entities. */
export function plainText(mrkdwn: string): string {
  return mrkdwn
    .replace(/<([^<>]+)>/g, (_whole, inner: string) => readReference(inner))
    .replace(/(^|[\s(])([*_~])(?=\S)([^\n]*?\S)\2(?=$|[\s.,;:!?)])/gm, "$1$3")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function readReference(inner: string): string {
  const [target = "", label] = inner.split("|", 2);
  if (target.startsWith("@")) return `@${nameOfUser(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith("#")) return `#${nameOfChannel(target.slice(1)) ?? label ?? target.slice(1)}`;
  if (target.startsWith("!date^")) return label ?? target;
  if (target.startsWith("!")) return label ?? `@${target.slice(1)}`;
  return label ?? target;
}

/** The name people see for a user id; null for a stranger. */
export function nameOfUser(id: string): string | null {
  if (id === bot.userId) return bot.name;
  return allPeople.find((person) => person.id === id)?.name ?? null;
}

const nameOfChannel = (id: string): string | null =>
  allChannels.find((channel) => channel.id === id)?.name ?? null;

/** A text object (plain_text as it is, mrkdwn as read) or "". */
export function textObject(value: unknown): string {
  const { type, text } = fieldsOf(value);
  return type === "mrkdwn" ? plainText(textOf(text)) : textOf(text);
}

/** The words of a rich_text block or cell. */
export function richText(value: Fields): string {
  if (value.type === "user") return `@${nameOfUser(textOf(value.user_id)) ?? textOf(value.user_id)}`;
  if (value.type === "channel")
    return `#${nameOfChannel(textOf(value.channel_id)) ?? textOf(value.channel_id)}`;
  if (value.type === "emoji") return `:${textOf(value.name)}:`;
  if (value.type === "rich_text_list")
    return objectsOf(value.elements)
      .map((item) => `• ${richText(item)}`)
      .join("\n");
  if (typeof value.text === "string") return value.text;
  if (typeof value.url === "string") return value.url;
  return objectsOf(value.elements)
    .map(richText)
    .join(value.type === "rich_text" ? "\n" : "");
}
