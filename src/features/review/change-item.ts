import type { Ctx } from "../../ctx.ts";
import { setAgendaItem } from "../../data/agenda-items.ts";
import { addHistory } from "../../data/history.ts";
import { recordOnce } from "../../data/record-once.ts";
import type { RequestId } from "../../data/requests.ts";
import { UserError } from "../../errors.ts";
import type { Agenda, AgendaFact } from "../../reports/build-agenda.ts";

/** What can be done to an item before the meeting. */
export type ItemMove = "park" | "back" | "up" | "down" | "off";

type Change = Pick<AgendaFact, "key" | "kind" | "title" | "ownerUserId" | "minutes"> & {
  state: "open" | "parked" | "dropped";
  position: number;
};

/** An item without a place of its own stands where its importance puts it. */
const anywhere = -1;

/** Writes what was done to items once per request, each with its history. */
async function writeItems(
  ctx: Ctx,
  channelId: string,
  request: RequestId,
  action: string,
  changes: readonly Change[],
): Promise<string> {
  const { database, ledger, userId } = ctx;
  const recordId = ctx.newId();
  const createdAt = ctx.clock();
  const ledgerId = ledger.id;
  return recordOnce(database, { request, ledgerId, recordId, createdAt }, async (tx, id) => {
    for (const [at, change] of changes.entries()) {
      const row = { ...change, id: at === 0 ? id : ctx.newId(), ledgerId, channelId };
      const { state, position, key } = change;
      const before = await setAgendaItem(tx, { ...row, createdAt, createdBy: userId });
      await addHistory(tx, ledgerId, {
        ...{ id: ctx.newId(), subject: "agenda", subjectId: key, action, actor: userId },
        ...{ recordedAt: createdAt, effectiveDay: ctx.today },
        ...{ before, after: { state, position, channelId } },
      });
    }
  });
}

/** Puts an item on the agenda of a channel's next meeting. Gives back its id. */
export function addItem(
  ctx: Ctx,
  channelId: string,
  item: { title: string; ownerUserId: string | null; minutes: number },
  request: RequestId,
): Promise<string> {
  const key = `added:${ctx.newId()}`;
  return writeItems(ctx, channelId, request, "added", [
    { ...item, key, kind: "added", state: "open", position: anywhere },
  ]);
}

/**
 * Parks an item for this meeting, brings it back, moves it one place up or down, or takes an added one off, as the agenda
 * stands now. @throws UserError where it is no longer there, or cannot move on
 */
export async function moveItem(
  ctx: Ctx,
  channelId: string,
  { agenda, key, move }: { agenda: Agenda; key: string; move: ItemMove },
  request: RequestId,
): Promise<void> {
  const { items } = agenda;
  const all = [...items, ...agenda.notToday, ...agenda.parked];
  const item = all.find((each) => each.key === key);
  if (item === undefined || item.kind === "quiet")
    throw new UserError("That is no longer on the agenda: it has changed since.", "/review");
  const at = items.findIndex((each) => each.key === key);
  const to = (state: Change["state"], position: number, of: AgendaFact = item): Change => {
    const { title, kind, ownerUserId, minutes } = of;
    return { key: of.key, title, kind, ownerUserId, minutes, state, position };
  };
  if (move === "park") await writeItems(ctx, channelId, request, "parked", [to("parked", anywhere)]);
  else if (move === "back") await writeItems(ctx, channelId, request, "brought back", [to("open", anywhere)]);
  else if (move === "off") {
    if (item.kind !== "added")
      throw new UserError("The facts bring that up: it can be parked, not taken off.", "/review");
    await writeItems(ctx, channelId, request, "taken off", [to("dropped", anywhere)]);
  } else {
    const place = at + (move === "up" ? -1 : 1);
    const other = items[place];
    if (at < 0 || other === undefined) throw new UserError("It cannot move any further.", "/review");
    // Both get a place of their own, so that neither slips back when the facts change.
    await writeItems(ctx, channelId, request, "moved", [to("open", place), to("open", at, other)]);
  }
}
