/** What became of an item: still to be talked about, talked about, or left for the next meeting. */
export type RunItem = { id: string; state: "open" | "discussed" | "parked"; spentMs: number };

/** A meeting while it runs: its items in their order, the one talked about now, and since when (epoch ms). */
export type RunReview = {
  state: "running" | "closed" | "left";
  currentItemId: string | null;
  itemStartedAt: number | null;
  items: readonly RunItem[];
};

/** A button under the meeting's message; it names the item that it was drawn for. */
export type RunPress = { kind: "discussed" | "parked" | "next" | "back"; itemId: string };

/** What pressing does: the items that change and the meeting after it; or why nothing. */
export type RunPlan =
  | { kind: "change"; changed: readonly RunItem[]; review: RunReview }
  | { kind: "refused"; why: "ended" | "settled" | "moved on" | "nothing there" };

/**
 * What a button does. Discussed and Park settle the item that they name, also where the meeting has moved on without
 * settling it; where it is the current one, or was settled before and was gone back to, the meeting goes on to the next
 * open item. Next leaves the item as it is and goes on; Back goes to the item before. A button whose item was settled or
 * left by somebody else meanwhile changes nothing. The time since the item came up is added to it when it is left. Never
 * throws. @param now epoch ms
 */
export function planPress(review: RunReview, press: RunPress, now: number): RunPlan {
  const { items, currentItemId } = review;
  if (review.state !== "running") return { kind: "refused", why: "ended" };
  const at = items.findIndex(({ id }) => id === press.itemId);
  const item = items[at];
  if (item === undefined) return { kind: "refused", why: "nothing there" };
  const isCurrent = item.id === currentItemId;
  if (press.kind === "next" || press.kind === "back") {
    if (!isCurrent && !(currentItemId === null && press.kind === "back"))
      return { kind: "refused", why: "moved on" };
    const to = press.kind === "next" ? openAfter(items, at) : items[isCurrent ? at - 1 : at];
    if (to === undefined) return { kind: "refused", why: "nothing there" };
    return moveTo(review, to.id, [], now);
  }
  if (!isCurrent && item.state !== "open") return { kind: "refused", why: "settled" };
  const settled = { ...item, state: press.kind };
  const rest = items.map((each) => (each.id === item.id ? settled : each));
  const to = isCurrent ? (openAfter(rest, at)?.id ?? null) : currentItemId;
  return moveTo({ ...review, items: rest }, to, [settled.id], now);
}

/** The next open item after a place, else the first one before it; none where all are settled. */
const openAfter = (items: readonly RunItem[], at: number): RunItem | undefined =>
  [...items.slice(at + 1), ...items.slice(0, at)].find(({ state }) => state === "open");

/** The meeting at another item: the time since the present one came up is the present one's. */
function moveTo(review: RunReview, to: string | null, touched: readonly string[], now: number): RunPlan {
  const { currentItemId, itemStartedAt } = review;
  if (to === currentItemId)
    return { kind: "change", changed: review.items.filter(({ id }) => touched.includes(id)), review };
  const spent = itemStartedAt === null ? 0 : Math.max(0, now - itemStartedAt);
  const items = review.items.map((item) =>
    item.id === currentItemId ? { ...item, spentMs: item.spentMs + spent } : item,
  );
  const changed = items.filter(({ id }) => id === currentItemId || touched.includes(id));
  const next = { ...review, items, currentItemId: to, itemStartedAt: to === null ? null : now };
  return { kind: "change", changed, review: next };
}

/**
 * The end of a meeting, closed by somebody or left by everybody: what is still open is parked for the next one. Refused
 * where it has ended. Never throws.
 */
export function planEnd(review: RunReview, state: "closed" | "left", now: number): RunPlan {
  if (review.state !== "running") return { kind: "refused", why: "ended" };
  const moved = moveTo(review, null, [], now);
  const items = (moved.kind === "change" ? moved.review.items : review.items).map(
    (item): RunItem => (item.state === "open" ? { ...item, state: "parked" } : item),
  );
  const before = new Map(review.items.map((item) => [item.id, item]));
  const changed = items.filter(
    ({ id, ...item }) => item.state !== before.get(id)?.state || item.spentMs !== before.get(id)?.spentMs,
  );
  return {
    kind: "change",
    changed,
    review: { ...review, state, currentItemId: null, itemStartedAt: null, items },
  };
}
