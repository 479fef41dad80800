import { WebAPIPlatformError, type WebClient } from "@slack/web-api";
import { UserError } from "../errors.ts";

/** The app's own installation, as Slack tells it. */
export type Installation = { workspaceId: string; botId: string; botUserId: string };

const refusals = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
]);

/**
 * Asks Slack whose token this is.
 * @throws UserError when Slack refuses the token; whatever the client throws when Slack cannot be reached
 */
export async function findInstallation(client: WebClient): Promise<Installation> {
  try {
    const answer = await client.auth.test();
    if (answer.team_id === undefined) throw new Error("auth.test named no workspace");
    return { workspaceId: answer.team_id, botId: answer.bot_id ?? "", botUserId: answer.user_id ?? "" };
  } catch (error) {
    if (error instanceof WebAPIPlatformError && refusals.has(error.data.error)) {
      throw new UserError(
        `Slack refuses SLACK_BOT_TOKEN (${error.data.error}).`,
        "install the app in your workspace again and copy its Bot User OAuth Token",
      );
    }
    throw error;
  }
}
