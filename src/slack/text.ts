/** Text in Slack's mrkdwn that is safe to show: written by us, or escaped. A bare string is always someone's words. */
export type Mrkdwn = { readonly mrkdwn: string };

/** What builders take where mrkdwn is shown: our own mrkdwn, or plain words that will be escaped. */
export type Text = string | Mrkdwn;

// Shown in place of nothing: Slack refuses empty texts.
const NOTHING = "–";

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this takes out.
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;

// Overrides, embeddings and isolates: they can turn the rest of a message around. Right-to-left letters need none.
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Someone's words as they may be shown: without control characters and directional overrides, line ends as "\n",
 * broken surrogates replaced. Tabs and line breaks stay.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(CONTROLS, "")
    .replace(BIDI_CONTROLS, "");
}

/** Words as mrkdwn source: only `& < >` change, which is what disarms mentions, links and @channel. */
export function escapeMrkdwn(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

/** The words behind escaped text, as slash commands send them: the inverse of escapeMrkdwn. */
export function unescapeMrkdwn(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

/** Text that is mrkdwn already and must not be escaped; never for words that a person typed. */
export const raw = (text: string): Mrkdwn => ({ mrkdwn: text });

/** The mrkdwn source of any text: our own as it stands, someone's words cleaned and escaped. */
export const toMrkdwn = (text: Text): string =>
  typeof text === "string" ? escapeMrkdwn(cleanText(text)) : text.mrkdwn;

/** Template tag: the literal parts are our mrkdwn, every value is cleaned and escaped unless it is Mrkdwn itself. */
export function mrkdwn(literals: TemplateStringsArray, ...values: (Text | number | bigint)[]): Mrkdwn {
  const parts = values.map((value) =>
    typeof value === "number" || typeof value === "bigint" ? String(value) : toMrkdwn(value),
  );
  return raw(literals.map((literal, index) => literal + (parts[index] ?? "")).join(""));
}

/** Several texts as one, with a separator between them. */
export const joinMrkdwn = (texts: Text[], separator: string): Mrkdwn =>
  raw(texts.map(toMrkdwn).join(escapeMrkdwn(separator)));

/** Text cut to at most `max` code points, the last of them an ellipsis when something was cut; `max` at least 1. */
export function truncate(text: string, max: number): string {
  // A string has at least as many code units as code points: short ones need no counting.
  if (text.length <= max) return text;
  const points = Array.from(text);
  return points.length <= max ? text : `${points.slice(0, max - 1).join("")}…`;
}

/** Like truncate, for mrkdwn source: never cuts inside an entity such as `&amp;` or a mention such as `<@U1>`. */
export function truncateMrkdwn(source: string, max: number): string {
  const cut = truncate(source, max);
  if (cut === source) return source;
  const kept = cut.slice(0, -1).replace(/&[a-z]{0,3}$/, "");
  const opened = kept.lastIndexOf("<");
  return `${opened > kept.lastIndexOf(">") ? kept.slice(0, opened) : kept}…`;
}

/** Words for plain_text and table cells: cleaned, cut to `max` code points, "–" when there is nothing to show. */
export function plainText(text: string, max: number): string {
  const clean = cleanText(text);
  return clean.trim() === "" ? NOTHING : truncate(clean, max);
}

/** Mrkdwn source for a text object: escaped, cut to `max` code points, "–" when there is nothing to show. */
export function mrkdwnText(text: Text, max: number): string {
  const source = toMrkdwn(text);
  return source.trim() === "" ? NOTHING : truncateMrkdwn(source, max);
}

/** Mentions a person by id; throws on anything that is no user id, so that no other markup slips in. */
export function userMention(id: string): Mrkdwn {
  if (!/^[UW][A-Z0-9]+$/.test(id)) throw new Error(`"${id}" is no Slack user id.`);
  return raw(`<@${id}>`);
}

/** Names a channel by id, as a link; throws on anything that is no channel id. */
export function channelMention(id: string): Mrkdwn {
  if (!/^[CGD][A-Z0-9]+$/.test(id)) throw new Error(`"${id}" is no Slack channel id.`);
  return raw(`<#${id}>`);
}

/** A link for http and https addresses; with any other address the label alone, as words. */
export function link(address: string, label: string): Mrkdwn {
  const url = URL.parse(address);
  if (url === null || !["http:", "https:"].includes(url.protocol)) return mrkdwn`${label}`;
  const words = cleanText(label).replace(/\s+/g, " ").trim();
  return raw(`<${escapeMrkdwn(url.href).replaceAll("|", "%7C")}|${escapeMrkdwn(words || url.host)}>`);
}
