/**
 * A person's words as an answer can repeat them: white space collapsed, at most `most` characters (default 60),
 * the rest shown as "…". Not escaped for Slack: the message part does that. Never throws.
 */
export function shorten(text: string, most = 60): string {
  const line = text.replace(/\s+/gu, " ").trim();
  const characters = Array.from(line);
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join("")}…`;
}
