import type { OutboxRow } from "../../../src/data/outbox.ts";
import { resolveUnknown } from "../../../src/data/outbox-mark.ts";
import type { Fault } from "../../../src/playground/faults.ts";
import { muchLater } from "../office.ts";
import type { gatherCrew, Worker } from "./crew.ts";
import type { Place } from "./open-place.ts";
import type { Round } from "./plan-rounds.ts";

/** How a slot ended, and whether the process went down as planned. */
export type Played = {
  /** refused: Slack's last word, and the owner was told */
  ending: "posted" | "unknown" | "refused" | "doubled";
  wentDown: boolean;
};

const mostPasses = 16;

/**
 * Plays a round to its end: every process delivers, one goes down, leases and deadlines end, the others go on until
 * nothing is open any more. @throws Error when the slot was lost, doubled without excuse, or its owner knows nothing
 */
export async function playRound(
  place: Place,
  crew: ReturnType<typeof gatherCrew>,
  round: Round,
): Promise<Played> {
  const slot = await place.begin();
  const { fault, trap } = round;
  if (fault !== null) place.slack.fault("chat.postMessage", about(place, fault.fault), fault.times);
  const hasPicture = fault?.name === "invalid slack file";
  const order = { ...place.order, hasPicture };
  const [victim, ...others] = await crew.take(round.processes);
  if (victim === undefined) throw new Error("no worker");
  const first = await Promise.all([
    victim.deliver({ ...order, trap }),
    ...others.map((worker) => worker.deliver({ ...order, trap: null })),
  ]);
  let state = first[0] ?? "done";
  let wentDown = state !== "done";
  let downAt = 0;
  for (let pass = 1; pass <= mostPasses; pass += 1) {
    if (state === "frozen" && pass === downAt + round.thawsAfter) state = await victim.thaw();
    if (pass === round.thawsAfter) await place.slack.applyLate();
    const isQuiet = pass > round.thawsAfter && state !== "frozen";
    if (isQuiet && isSettled(await place.rows(slot)))
      return { ending: await judge(place, round, slot), wentDown };
    place.forward(muchLater);
    // Later passes are one process's: all at once was the first two.
    const able = await crew.take(pass === 1 ? round.processes : 1, state === "frozen" ? victim : null);
    const endings = await Promise.all(
      able.map((worker: Worker) =>
        worker.deliver({ ...order, trap: worker === victim && !wentDown ? trap : null }),
      ),
    );
    const at = able.indexOf(victim);
    if (at >= 0 && !wentDown && endings[at] !== "done") {
      state = endings[at] ?? "done";
      wentDown = true;
      downAt = pass;
    }
  }
  throw new Error(`it never ended: ${say(await place.rows(slot))}`);
}

/** A channel that says no says it about itself, not about the owner's messages. */
const about = ({ slack }: Place, fault: Fault): Fault =>
  fault.kind === "error" && fault.error !== "token_revoked"
    ? { ...fault, channel: slack.channels.pipeline.id }
    : fault;

const isEnd = ({ state }: OutboxRow): boolean =>
  ["sent", "unknown", "failed", "skipped", "cancelled"].includes(state);

/** Nothing goes on by itself any more; parts of a message that nobody knows of wait for a person. */
function isSettled(rows: readonly OutboxRow[]): boolean {
  const waits = rows.some(({ state, kind }) => state === "unknown" && kind === "scorecard");
  return (
    rows.length > 0 && rows.every((row) => isEnd(row) || (waits && row.part > 0 && row.state === "waiting"))
  );
}

async function judge(place: Place, round: Round, slot: string): Promise<Played["ending"]> {
  const rows = await place.rows(slot);
  const keys = await place.keys(slot);
  const parts = rows.filter(({ kind }) => kind === "scorecard");
  const counts = parts.map(({ dedupeKey }) => keys.filter((key) => key === dedupeKey).length);
  const told = rows.filter(({ kind, state }) => kind === "notice" && state === "sent");
  const isTold = (row: OutboxRow) => told.some(({ recordId }) => recordId === row.id);
  const complaint = parts
    .map((row, at) => complain(row, counts[at] ?? 0, isTold(row), isExcused(round)))
    .find((found) => found !== null);
  if (complaint !== undefined) throw new Error(`${complaint}: ${say(rows)}, seen ${counts.join(", ")}`);
  await settle(place, parts);
  if (counts.some((count) => count > 1)) return "doubled";
  if (parts.some(({ state }) => state === "unknown")) return "unknown";
  return parts.some(({ state }) => state === "failed") ? "refused" : "posted";
}

function complain(row: OutboxRow, count: number, isTold: boolean, isExcused: boolean): string | null {
  if (count > 1) return isExcused ? null : "doubled without excuse";
  if (row.state === "sent") return count === 1 ? null : "counted as sent and not there";
  if (row.state === "unknown" || row.state === "failed")
    return isTold ? null : `${row.state}, and nobody was told`;
  // Later parts of what was refused, or of what waits for a person.
  return row.part > 0 ? null : `left ${row.state}`;
}

/** The residual: frozen between the last check and the request, or applied by Slack after everybody had looked. */
function isExcused({ trap, fault, thawsAfter }: Round): boolean {
  const isLong = thawsAfter > 1;
  const isBetween = trap.act === "freeze" && ["after check the deadline", "before post"].includes(trap.step);
  return isLong && (isBetween || fault?.name === "applied late");
}

/** A person chooses, so that the next round begins with a clean table. */
async function settle(place: Place, parts: readonly OutboxRow[]): Promise<void> {
  for (const row of parts.filter(({ state }) => state === "unknown")) {
    await resolveUnknown(place.database.db, row, "it is there", row.dueAt);
  }
}

const say = (rows: readonly OutboxRow[]): string =>
  rows
    .map(({ kind, part, state, error }) => `${kind} ${part} ${state}${error === null ? "" : ` (${error})`}`)
    .join("; ");
