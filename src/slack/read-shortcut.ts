import { z } from "zod";
import { parsePayload } from "./parse-payload.ts";
import type { RequestId, Who } from "./request.ts";

/** A shortcut used: from the global menu, or from a message's own menu, whose text then is `text` (mrkdwn source). */
export type Shot = Who & {
  shortcutId: string;
  /** null from the global menu */
  text: string | null;
  /** who wrote the message; null from the global menu, and for apps */
  authorId: string | null;
  triggerId: string;
  request: RequestId;
};

const id = z.string().min(1);

const ShortcutBody = z.object({
  callback_id: id,
  trigger_id: id,
  user: z.object({ id, team_id: id.optional() }),
  team: z.object({ id }).nullish(),
  channel: z.object({ id }).nullish(),
  message: z.object({ text: z.string().nullish(), user: z.string().nullish() }).nullish(),
});

/** A shortcut's or message_action's payload → Shot. @param workspaceId the installation's workspace */
export function readShortcut(body: unknown, workspaceId: string): Shot {
  const read = parsePayload(ShortcutBody, body);
  return {
    shortcutId: read.callback_id,
    text: read.message == null ? null : (read.message.text ?? ""),
    authorId: read.message?.user ?? null,
    workspaceId,
    userWorkspaceId: read.user.team_id ?? read.team?.id ?? workspaceId,
    userId: read.user.id,
    channelId: read.channel?.id ?? null,
    triggerId: read.trigger_id,
    request: { workspaceId, kind: "trigger", nativeId: read.trigger_id },
  };
}
