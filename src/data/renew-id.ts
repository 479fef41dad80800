import { createHash } from "node:crypto";
import { linkNames } from "./ledger-tables.ts";

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Everything needed to renew ids: the exported ledger's own id, and the id of the ledger they go into. */
export type Renewal = { fromLedgerId: string; toLedgerId: string };

/**
 * The id of an exported row in the ledger it is imported into: always the same one for the same row and ledger, so that
 * links are kept without remembering anything and a second run finds what the first has written. The time and the
 * sequence of a UUIDv7 (its first 88 bits) stay, so that rows keep their order; the rest comes from a hash.
 */
export function renewId({ fromLedgerId, toLedgerId }: Renewal, id: string): string {
  if (id === fromLedgerId) return toLedgerId;
  const hash = createHash("sha256").update(`${toLedgerId}\n${id}`).digest("hex");
  if (uuid.test(id)) return `${id.slice(0, 26)}${hash.slice(0, 10)}`;
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/** The id of what a change is about: renewed where it is an id, kept where it is a word. */
export const renewSubject = (renewal: Renewal, id: string): string =>
  uuid.test(id) || id === renewal.fromLedgerId ? renewId(renewal, id) : id;

/** The JSON of changed columns with the ids in it renewed. @throws SyntaxError when it is no JSON */
export function renewChange(renewal: Renewal, text: string): string {
  const renewed: unknown = JSON.parse(text, (key, value: unknown) =>
    linkNames.has(key) && typeof value === "string" ? renewId(renewal, value) : value,
  );
  return JSON.stringify(renewed);
}
