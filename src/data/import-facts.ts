import type { Queryable } from "./client.ts";
import { inChunks } from "./in-chunks.ts";
import { insertRows } from "./insert-rows.ts";

/** A fact about an account, e.g. sector = retail; `key` is the fact's name. */
export type Fact = { id: string; accountId: string; key: string; value: string };

/** A person at an account; `key` is the normalised name, `email` in lower case. */
export type Person = { id: string; accountId: string; name: string; key: string; email: string | null };

/** The facts that the ledger knows about these accounts, in no order. */
export async function listFacts(
  db: Queryable,
  ledgerId: string,
  accountIds: readonly string[],
): Promise<Fact[]> {
  return inChunks(accountIds, (chunk) =>
    db.attribute.findMany({
      where: { ledgerId, accountId: { in: chunk } },
      select: { id: true, accountId: true, key: true, value: true },
    }),
  );
}

/** The names of the facts that the ledger knows about accounts ("sector"), in alphabetical order. */
export async function listAttributeNames(db: Queryable, ledgerId: string): Promise<string[]> {
  const rows = await db.attribute.groupBy({ by: ["key"], where: { ledgerId } });
  return rows.map(({ key }) => key).sort();
}

/**
 * Writes facts that their accounts did not have.
 * @throws a unique violation when an account has one of them already
 */
export async function insertFacts(db: Queryable, ledgerId: string, facts: readonly Fact[]): Promise<void> {
  const rows = facts.map(({ id, accountId, key, value }) => ({ id, accountId, key, value, ledgerId }));
  await insertRows(db, "Attribute", rows);
}

/** Gives a fact another value. */
export async function changeFact(
  db: Queryable,
  ledgerId: string,
  fact: Pick<Fact, "id" | "value">,
): Promise<void> {
  await db.attribute.update({
    where: { ledgerId_id: { ledgerId, id: fact.id } },
    data: { value: fact.value },
  });
}

/**
 * The people whom the ledger knows at these accounts by these normalised names, or anywhere by these e-mail addresses,
 * oldest first, some perhaps twice.
 */
export async function listPeople(
  db: Queryable,
  ledgerId: string,
  by: { accountIds: readonly string[]; keys: readonly string[]; emails: readonly string[] },
): Promise<Person[]> {
  const select = { id: true, accountId: true, name: true, key: true, email: true } as const;
  const orderBy = [{ createdAt: "asc" as const }, { id: "asc" as const }];
  const byName = await inChunks(by.accountIds, (chunk) =>
    inChunks(by.keys, (some) =>
      db.contact.findMany({
        where: { ledgerId, accountId: { in: chunk }, key: { in: some } },
        select,
        orderBy,
      }),
    ),
  );
  const byEmail = await inChunks(by.emails, (chunk) =>
    db.contact.findMany({ where: { ledgerId, email: { in: chunk } }, select, orderBy }),
  );
  return [...byName, ...byEmail];
}

/**
 * Writes people who are new at their accounts. `createdAt` epoch ms.
 * @throws a unique violation when an account has one of them already
 */
export async function insertPeople(
  db: Queryable,
  ledgerId: string,
  people: readonly Person[],
  createdAt: number,
): Promise<void> {
  const stamp = { ledgerId, createdAt: BigInt(createdAt) };
  const rows = people.map((person) => ({ ...person, ...stamp }));
  await insertRows(db, "Contact", rows);
}

/** Gives a person an e-mail address, where they have none yet. */
export async function giveEmail(
  db: Queryable,
  ledgerId: string,
  { id, email }: { id: string; email: string },
): Promise<void> {
  await db.contact.updateMany({ where: { ledgerId, id, email: null }, data: { email } });
}
