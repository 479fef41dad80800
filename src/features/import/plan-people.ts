import { normaliseName } from "../../core/names.ts";
import type { ImportRow } from "../../core/read-import-row.ts";
import type { Person } from "../../data/import-facts.ts";
import { factKey } from "./read-state.ts";

/** People whom a batch makes, and addresses that known ones get. */
export type MadePeople = { people: Person[]; emails: { id: string; email: string }[] };

/**
 * Finds the person of a row: who has the e-mail address in the ledger, at whichever account, else who has the name at
 * this account, else a new one there. An address completes a person who had none, and stands for a name that is blank.
 * Null where neither was given, or where there is no account to be at.
 */
export function planPeople(known: readonly Person[], made: MadePeople, newId: () => string) {
  const byName = new Map<string, Person>();
  const byEmail = new Map<string, Person>();
  const keep = (person: Person) => {
    byName.set(factKey(person.accountId, person.key), person);
    if (person.email !== null && !byEmail.has(person.email)) byEmail.set(person.email, person);
  };
  for (const person of known) keep(person);

  /** who has this address, at whichever account */
  const ownerOf = (email: string | null): Person | null =>
    email === null ? null : (byEmail.get(email) ?? null);

  function find({ contactName, email }: Pick<ImportRow, "contactName" | "email">, accountId: string | null) {
    const owner = ownerOf(email);
    if (owner !== null) return owner;
    const name = contactName ?? email;
    const key = name === null ? "" : normaliseName(name);
    if (name === null || key === "" || accountId === null) return null;
    const namesake = byName.get(factKey(accountId, key));
    if (namesake === undefined) {
      const person = { id: newId(), accountId, name, key, email };
      keep(person);
      made.people.push(person);
      return person;
    }
    if (namesake.email !== null || email === null) return namesake;
    const completed = { ...namesake, email };
    keep(completed);
    // One made in this batch is written with its address.
    const isMade = made.people.findIndex(({ id }) => id === namesake.id);
    if (isMade >= 0) made.people[isMade] = completed;
    else made.emails.push({ id: namesake.id, email });
    return completed;
  }
  return { find, ownerOf };
}
