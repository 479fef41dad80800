import type { WebClient } from "@slack/web-api";
import { answerView } from "./form.ts";
import { asView } from "./kit.ts";
import type { Message } from "./message.ts";
import { renameCommands } from "./rename-commands.ts";
import { respond } from "./respond.ts";

/** Where the control stood that opened a form: a message (its response_url) or a modal (its view's id). */
export type Behind = { responseUrl: string | null; viewId: string | null; isFromHome: boolean };

/**
 * Shows a message in place of what a form was opened from.
 * @returns whether it stands there now: Slack takes no more answers half an hour after the message, nor for a closed modal
 */
export async function replaceBehind(
  client: WebClient,
  names: ReadonlyMap<string, string>,
  { responseUrl, viewId, isFromHome }: Behind,
  message: Message,
): Promise<boolean> {
  const named = renameCommands(message, names);
  try {
    if (viewId !== null) {
      await client.views.update({
        view_id: viewId,
        view: asView(answerView(named, "Roundtrip", isFromHome)),
      });
    } else if (responseUrl === null) return false;
    else await respond(responseUrl, named, "replace");
    return true;
  } catch {
    // Whatever the reason, the person is told to go on by hand.
    return false;
  }
}
