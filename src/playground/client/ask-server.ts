/// <reference lib="dom" />
import type { Done, LogEntry, Posts, Screen, Start, Suggested } from "../page/contract.ts";
import type { Spot } from "./find-spot.ts";

export type Where = { person: string; place: string; thread: string | null };

const lost = "The playground does not answer. Is it still running?";

/** What does not change while the playground runs. */
export async function fetchStart(): Promise<Start> {
  const start: Start = await readJson(await fetch("/api/start"));
  return start;
}

/**
 * What the person sees there; null when the place is not theirs to see.
 * @param stays whether this window shows the place already: going to the Home tab is something that the app hears of
 */
export async function findScreen({ person, place, thread }: Where, stays = false): Promise<Screen | null> {
  const query = new URLSearchParams({ person, place });
  if (stays) query.set("stays", "1");
  if (thread !== null) query.set("thread", thread);
  // the screen is drawn by one request at a time: one that is lost must not hold up the next for ever
  const response = await fetch(`/api/screen?${query}`, { signal: AbortSignal.timeout(10_000) });
  if (response.status >= 400 && response.status < 500) return null;
  const screen: Screen = await readJson(response);
  return screen;
}

/** The log's entries after number `after`, oldest first. */
export async function fetchLog(after: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = await readJson(await fetch(`/api/log?after=${after}`));
  return entries;
}

/** Does what a person did; a refusal comes back in words, as does a server that is gone. */
export async function post<P extends keyof Posts>(path: P, body: Posts[P]): Promise<Done> {
  try {
    const response = await postJson(path, body);
    const done: Partial<Done> = await response.json();
    const error = done.error ?? (response.ok ? null : `The playground answered ${response.status}.`);
    return { error, errors: done.errors ?? {} };
  } catch {
    return { error: lost, errors: {} };
  }
}

/** The options that a searchable menu offers for what was typed; null when they could not be had. */
export async function findOptions(
  where: Where,
  spot: Spot,
  typed: string,
): Promise<Suggested["options"] | null> {
  try {
    const { person, place } = where;
    const suggested: Suggested = await readJson(
      await postJson("/api/suggest", { person, place, ...spot, typed }),
    );
    return suggested.options;
  } catch {
    return null;
  }
}

const postJson = (path: string, body: unknown): Promise<Response> =>
  fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });

async function readJson(response: Response) {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}.`);
  return response.json();
}
