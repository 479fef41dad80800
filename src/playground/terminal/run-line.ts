import { styleText } from "node:util";
import { colonCommands } from "./colon-commands.ts";
import { pressChoice } from "./press-choice.ts";
import type { Session } from "./session.ts";
import { showNews } from "./show-news.ts";
import { showReply } from "./show-reply.ts";

/** Does what one line says and shows what came of it. */
export async function runLine(session: Session, line: string): Promise<void> {
  const text = line.trim();
  if (text === "") return;
  try {
    await act(session, text);
    if (!session.isOver) await showNews(session);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    session.problems += 1;
    session.print(styleText("red", error.message));
  }
}

async function act(session: Session, text: string): Promise<void> {
  if (text.startsWith("/")) {
    await closeModals(session);
    session.choices = [];
    const given = { user: session.who, channel: session.where, text };
    return showReply(session, await session.office.slack.say(given));
  }
  if (/^\d+$/.test(text)) return pressChoice(session, Number(text));
  const [word = "", ...rest] = text.split(/\s+/);
  const command = colonCommands.find(({ name }) => name === word);
  if (command !== undefined) return command.run(session, rest.join(" "));
  session.print(
    text.startsWith(":")
      ? `The playground knows no ${word}; :help lists what it knows.`
      : "Type a slash command such as /funnel by team, a number such as 1 to press a button, or :help.",
  );
}

/** Whoever types a command has closed what was open: Slack shows no message box behind a modal. */
async function closeModals({ office: { slack }, who }: Session): Promise<void> {
  while (slack.view(who) !== null) await slack.closeView(who);
}
