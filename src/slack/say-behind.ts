import { context, section } from "./blocks.ts";
import { type Message, message } from "./message.ts";
import { joinMrkdwn, mrkdwn } from "./text.ts";

/** Something that was found, and what it stands on, a line each; `none` where that is nothing of its own. */
export type Finding = { title: string; figureWords: string | null; behind: readonly string[]; none: string };

const shownMost = 10;

/** What findings stand on, one under the other. */
export function sayBehind(findings: readonly Finding[]): Message {
  const parts = findings.map(({ title, figureWords, behind, none }) => {
    const said = figureWords === null ? mrkdwn`*${title}*` : mrkdwn`*${title}*: ${figureWords}`;
    const lines = behind.length === 0 ? [none] : behind.slice(0, shownMost);
    const rest = behind.length - lines.length;
    return {
      text: mrkdwn`${said} ${joinMrkdwn(lines, " · ")}`,
      blocks: [
        section(said),
        section(joinMrkdwn(lines, "\n")),
        ...(rest > 0 ? [context(`… and ${rest} more`)] : []),
      ],
    };
  });
  return message(
    joinMrkdwn(
      parts.map(({ text }) => text),
      "\n",
    ),
    parts.flatMap(({ blocks }) => blocks),
  );
}
