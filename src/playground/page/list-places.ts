import { allChannels, type PersonKey, people, team } from "../seed.ts";
import type { PagePlace } from "./contract.ts";

export type Place = Omit<PagePlace, "unread">;

/** The channels that somebody is in, then the conversation with the app and its Home tab; guests have channels only. */
export function listPlaces(person: PersonKey): Place[] {
  const joined = allChannels
    .filter(({ members }) => members.includes(person))
    .map(({ id, name, isPrivate }): Place => ({ id, name, kind: isPrivate ? "private channel" : "channel" }));
  if (people[person].teamId !== team.id) return joined;
  return [...joined, { id: "dm", name: "Roundtrip", kind: "dm" }, { id: "home", name: "Home", kind: "home" }];
}

/** Whether there is such a place at all, for whomever. */
export const isPlace = (id: string): boolean =>
  id === "dm" || id === "home" || allChannels.some((channel) => channel.id === id);

/** A place as its person sees it; null where that person is not. */
export const findPlace = (person: PersonKey, id: string): Place | null =>
  listPlaces(person).find((place) => place.id === id) ?? null;

/** The person with this key; null when nobody has it. */
export const findPersonKey = (key: string): PersonKey | null => {
  const keys: readonly PersonKey[] = [
    "rep",
    "colleague",
    "marketer",
    "partner",
    "agent",
    "admin",
    "outsider",
  ];
  return keys.find((known) => known === key) ?? null;
};
