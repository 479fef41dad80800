/** What an agenda is made of, in the order in which it asks for attention. */
export const agendaKinds = [
  "action",
  "commitment",
  "added",
  "decision",
  "unsigned",
  "hand-off",
  "stages",
  "speed",
  "voice",
  "restatement",
  "definitions",
  "trends",
  "quarter",
  "quiet",
] as const;

export type AgendaKind = (typeof agendaKinds)[number];

/** Something that might be talked about; `weight` ranks it among its kind, higher first; `minutes` it would take. */
export type Candidate = { key: string; kind: AgendaKind; weight: number; minutes: number };

/** What is talked about, in its order and with its minutes; what there is no time for, most important first; all minutes. */
export type AgendaPlan<T> = { taken: T[]; notToday: T[]; minutes: number };

/** A meeting is planned for 30 to 45 minutes; an item for 3 to 15. */
export const fewestMinutes = 30;
export const mostMinutes = 45;
const itemFewest = 3;
const itemMost = 15;
/** Of what the facts bring up, at most so many of a kind: forty late actions must not hide a team that is behind. */
const ofOneKind = 5;

/**
 * The agenda of one meeting: what people added or gave a place first of all, then what matters most, until the minutes
 * are spent. Kinds in the order of `agendaKinds`, then the heavier, then as given; at most five of a kind. The last one
 * that fits may be cut to 3 minutes; a short agenda is stretched to 30 minutes, as far as 15 an item go. Nothing is lost:
 * taken and notToday are all candidates, each once.
 * @param most minutes, 30 to 45; others are brought into those bounds
 * @param places where somebody put an item, by its key: its index on the agenda
 */
export function planAgenda<T extends Candidate>(
  candidates: readonly T[],
  { most, places }: { most: number; places: ReadonlyMap<string, number> },
): AgendaPlan<T> {
  const limit = Math.min(mostMinutes, Math.max(fewestMinutes, most));
  const ranked = candidates.toSorted(byImportance);
  const isWanted = ({ key, kind }: T) => kind === "added" || places.has(key);
  const minutesOf = new Map<T, number>();
  const counts = new Map<AgendaKind, number>();
  let left = limit;
  for (const item of [...ranked.filter(isWanted), ...ranked.filter((each) => !isWanted(each))]) {
    const count = counts.get(item.kind) ?? 0;
    if (left < itemFewest || (!isWanted(item) && count >= ofOneKind)) continue;
    const minutes = Math.min(left, itemMost, Math.max(itemFewest, Math.round(item.minutes)));
    minutesOf.set(item, minutes);
    counts.set(item.kind, count + 1);
    left -= minutes;
  }
  const chosen = ranked.filter((item) => minutesOf.has(item));
  stretch(chosen, minutesOf);
  const taken = putInPlace(chosen, places).map((item) => ({
    ...item,
    minutes: minutesOf.get(item) ?? itemFewest,
  }));
  return {
    taken,
    notToday: ranked.filter((item) => !minutesOf.has(item)),
    minutes: taken.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

const byImportance = (a: Candidate, b: Candidate): number =>
  agendaKinds.indexOf(a.kind) - agendaKinds.indexOf(b.kind) || b.weight - a.weight;

/** A minute more for one after the other, the most important first, until the fewest minutes of a meeting are full. */
function stretch<T extends Candidate>(chosen: readonly T[], minutesOf: Map<T, number>): void {
  let missing = fewestMinutes - [...minutesOf.values()].reduce((sum, minutes) => sum + minutes, 0);
  while (missing > 0) {
    const growing = chosen.filter((item) => (minutesOf.get(item) ?? itemMost) < itemMost).slice(0, missing);
    if (growing.length === 0) return;
    for (const item of growing) minutesOf.set(item, (minutesOf.get(item) ?? 0) + 1);
    missing -= growing.length;
  }
}

/** The items in their order, those with a place of their own at it, as far as the list reaches; two at one place follow each other. */
function putInPlace<T extends { key: string }>(
  items: readonly T[],
  places: ReadonlyMap<string, number>,
): readonly T[] {
  const list = items.filter(({ key }) => !places.has(key));
  const placed = items
    .filter(({ key }) => places.has(key))
    .toSorted((a, b) => (places.get(a.key) ?? 0) - (places.get(b.key) ?? 0));
  let free = 0;
  for (const item of placed) {
    const at = Math.min(list.length, Math.max(free, places.get(item.key) ?? 0));
    list.splice(at, 0, item);
    free = at + 1;
  }
  return list;
}
