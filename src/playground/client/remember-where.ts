/// <reference lib="dom" />
import type { Where } from "./ask-server.ts";

/** Who and where, from the address ("#rep/C0PIPELINE"), so that a reload stays there. */
export function readWhere(otherwise: Where): Where {
  const [person, place] = location.hash.slice(1).split("/").map(decodeURIComponent);
  return { person: person || otherwise.person, place: place || otherwise.place, thread: null };
}

export function writeWhere({ person, place }: Where): void {
  const hash = `#${encodeURIComponent(person)}/${encodeURIComponent(place)}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}
