import type { App } from "@slack/bolt";
import { z } from "zod";
import { explain } from "./boundary.ts";
import { answerView, openLoading } from "./form.ts";
import { asView, isOutsider, type Kit, ownWorkspace, type Shown, within } from "./kit.ts";
import { publishHome } from "./publish-home.ts";
import { renameCommands } from "./rename-commands.ts";
import type { Pressed } from "./request.ts";

const OpenedBody = z.object({
  event: z.object({ user: z.string().min(1), tab: z.string().default("home") }),
});

/** A trigger lives 3 s: what takes longer than this is waited for in a view that says so. */
const waitMs = 1500;

/**
 * Answers a control of somebody's Home in a modal on top of it, because a Home may be scrolled away from its result.
 * @param work what the control does; a form was opened already
 */
export async function answerOnHome<C>(kit: Kit<C>, pressed: Pressed, work: Promise<Shown>): Promise<void> {
  const title = "Roundtrip";
  const viewOf = (outcome: Shown) =>
    outcome.kind === "done" ? null : renameCommands(answerView(outcome.message, title, true), kit.names);
  const ready = await within(work, waitMs);
  if (ready === "late") {
    await openLoading(kit, { triggerId: pressed.triggerId, title }, async () => {
      const late = await work;
      return viewOf(late) ?? answerView({ text: "Done", blocks: [] }, title, true);
    });
    return;
  }
  const view = viewOf(ready);
  if (view !== null) await kit.client.views.open({ trigger_id: pressed.triggerId, view: asView(view) });
}

/** The Home tab: published whenever somebody opens it. Reads only, so an event that comes twice does no harm. */
export function registerHome<C>(app: App, kit: Kit<C>): void {
  app.event("app_home_opened", async ({ body }) => {
    const handle = async () => {
      const { event } = OpenedBody.parse(body);
      if (event.tab !== "home") return;
      const workspaceId = ownWorkspace(kit);
      // The event does not tell whose person it is; Slack's silence makes nobody an outsider, and shows only their own.
      const userWorkspaceId = (await kit.workspaceOf(event.user)) ?? workspaceId;
      const who = { workspaceId, userWorkspaceId, userId: event.user, channelId: null };
      if (!isOutsider(who)) await publishHome(kit, who);
    };
    await kit.inFlight.track(handle().catch((error: unknown) => void explain(kit.boundary, error, "home")));
  });
}
