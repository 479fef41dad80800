import { styleText } from "node:util";
import { allChannels } from "../seed.ts";
import type { Session } from "./session.ts";
import { printOf, showMessage } from "./show-message.ts";

const watched = allChannels.filter(({ hasBot }) => hasBot);

/**
 * Delivers what is due, then prints public messages that are new or changed, private ones that changed by themselves,
 * and rules of Slack that were broken.
 */
export async function showNews(session: Session): Promise<void> {
  const { office, print } = session;
  await office.deliver();
  for (const { name } of watched) {
    for (const message of await office.slack.messages(name)) {
      if (message.author === "" || session.shown.get(message.ts) === printOf(message)) continue;
      showMessage(session, message);
    }
  }
  await showThreads(session);
  for (const message of office.slack.privateMessages(session.who)) {
    const seen = session.shown.get(message.ts);
    if (seen !== undefined && seen !== printOf(message)) showMessage(session, message);
  }
  const broken = office.slack.violations();
  for (const { where, message, pointer } of broken.slice(session.told)) {
    print(styleText("red", `Slack's rules are broken by ${where}: ${message} (${pointer})`));
  }
  session.problems += broken.length - session.told;
  session.told = broken.length;
}

/** Replies in threads: Slack shows them beside the channel, we below it. */
async function showThreads(session: Session): Promise<void> {
  const { slack } = session.office;
  const threads = new Map(
    slack
      .calls("chat.postMessage")
      .filter(({ args, answer }) => typeof args.thread_ts === "string" && answer?.ok === true)
      .map(({ args }) => [String(args.thread_ts), String(args.channel)]),
  );
  for (const [ts, channel] of threads) {
    for (const message of (await slack.thread(channel, ts)).slice(1)) {
      if (session.shown.get(message.ts) !== printOf(message)) showMessage(session, message);
    }
  }
}
