import type { Arrival } from "./arrivals.ts";
import type { Desk } from "./desk.ts";
import { controlsOf } from "./modal-state.ts";
import { readAcknowledgement } from "./read-acknowledgement.ts";
import { buildReply, type Outcome, type Reply, type Sent } from "./reply.ts";

/** How a request is sent: with this trigger_id, so many times at once, waiting so long for an answer. */
export type How = { readonly triggerId?: string; readonly times?: number; readonly waitMs?: number };

/** How long an answer is waited for after the acknowledgement, when nothing else is said. */
export const defaultWaitMs = 3500;
/** A post by the Web API may come just before the answer itself. */
const graceMs = 100;

/** Sends one request to the app and waits for what the person sees of it, at most `waitMs`. */
export async function exchange(desk: Desk, sent: Sent, waitMs = defaultWaitMs): Promise<Reply> {
  const position = desk.workspace.arrivals.position();
  const ack = await desk.sender.send(sent.request);
  const said = await readAcknowledgement(desk, sent, ack);
  return buildReply(sent, ack, said ?? (await awaitAnswer(desk, sent, position, waitMs)));
}

/** The same signed request `times` times at once: the first reply, with the others as its copies. */
export async function exchangeCopies(desk: Desk, sent: Sent, { times = 1, waitMs }: How): Promise<Reply> {
  const [first, ...copies] = await Promise.all(
    Array.from({ length: times }, () => exchange(desk, sent, waitMs)),
  );
  if (first === undefined) throw new Error("A request must be sent at least once.");
  return { ...first, copies };
}

async function awaitAnswer(desk: Desk, sent: Sent, position: number, waitMs: number): Promise<Outcome> {
  const { arrivals, views } = desk.workspace;
  const isForThem = (arrival: Arrival): boolean => {
    if (arrival.way === "response_url") return arrival.responseUrl === sent.responseUrl;
    return ["private", "direct", "view"].includes(arrival.way) && arrival.userId === sent.userId;
  };
  const isNearby = ({ way, channel, userId }: Arrival): boolean =>
    way === "home"
      ? userId === sent.userId
      : (way === "post" || way === "update") && isSameChannel(sent, channel);
  const first = await arrivals.claim(position, (arrival) => isForThem(arrival) || isNearby(arrival), waitMs);
  if (first === null) return {};
  const better = isForThem(first) ? null : await arrivals.claim(position, isForThem, graceMs);
  const arrival = better ?? first;
  if (arrival.way === "home") return { view: views.home(sent.userId) };
  if (arrival.way !== "view") return { message: arrival.message };
  const top = views.top(sent.userId);
  // a view without any control says "loading": the real one follows
  if (top !== null && controlsOf(top).length === 0) await arrivals.claim(position, isForThem, waitMs);
  return { view: views.top(sent.userId) };
}

const isSameChannel = (sent: Sent, channel: string | null): boolean =>
  sent.channel === null || sent.channel === channel;
