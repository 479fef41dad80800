import { context } from "./blocks.ts";
import { explain } from "./boundary.ts";
import { asView, type Kit, refuseBelow, refuseOutsiders } from "./kit.ts";
import { maxBlocksOf } from "./limits/spec.ts";
import type { Block } from "./message.ts";
import { renameCommands } from "./rename-commands.ts";
import type { Who } from "./request.ts";

/** How the question which ledger is meant names a person's Home. */
export const homeName = "home";

/** Blocks that a Home shows; tables and charts stay in messages. */
const inHomes = new Set(["section", "context", "actions", "divider", "header", "image", "rich_text"]);

/** Publishes what a person's Home shows now; what fails is said there. Somebody of another workspace sees nothing. */
export async function publishHome<C>(kit: Kit<C>, who: Who): Promise<void> {
  refuseOutsiders(who);
  const built = await build(kit, { ...who, channelId: null }).catch(
    (error: unknown) => explain(kit.boundary, error, homeName).blocks ?? [],
  );
  const blocks = built.filter(({ type }) => inHomes.has(type));
  const max = maxBlocksOf("home");
  const fitting = blocks.length <= max ? blocks : [...blocks.slice(0, max - 1), context("… and more")];
  const view = asView({ type: "home", blocks: fitting });
  await kit.client.views.publish({ user_id: who.userId, view: renameCommands(view, kit.names) });
}

async function build<C>(kit: Kit<C>, who: Who): Promise<Block[]> {
  const found = await kit.lookups.forCommand({ ...who, name: homeName, text: "" });
  if ("ask" in found) return found.ask.blocks ?? [];
  refuseBelow(kit.lookups.roleOf(found.ctx), kit.home.least);
  return kit.home.build(found.ctx);
}
