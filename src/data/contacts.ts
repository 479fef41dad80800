import { normaliseName } from "../core/names.ts";
import { ensureContact } from "./accounts.ts";
import type { Queryable } from "./client.ts";

/** A person on the buyer's side. */
export type Contact = {
  id: string;
  accountId: string;
  accountName: string;
  name: string;
  email: string | null;
};

const select = {
  id: true,
  accountId: true,
  account: { select: { name: true } },
  name: true,
  email: true,
} as const;

/** An e-mail address as it is kept and compared: in small letters. Never throws. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();

/** The ledger's person of this e-mail address, at whichever account, the first one known; null when there is none. */
export async function findContactByEmail(
  db: Queryable,
  ledgerId: string,
  email: string,
): Promise<Contact | null> {
  const row = await db.contact.findFirst({
    where: { ledgerId, email: normaliseEmail(email) },
    select,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  if (row === null) return null;
  const { account, ...contact } = row;
  return { ...contact, accountName: account.name };
}

/**
 * The person meant by a name, an e-mail address or both: who has that address in the ledger, at whichever account,
 * else who has that normalised name at this account, else a new one. An address completes a person who had none; a
 * name takes the place of an address that stood for it.
 * @param contact `name` null where only an address was said, which then stands for it; `createdAt` epoch ms
 * @returns the contact's id; null when neither was said
 */
export async function ensureContactMeant(
  db: Queryable,
  by: { ledgerId: string; newId: () => string; createdAt: number },
  contact: { accountId: string; name: string | null; email: string | null },
): Promise<string | null> {
  const { ledgerId } = by;
  const email = contact.email === null ? null : normaliseEmail(contact.email);
  const name = contact.name ?? email;
  if (name === null) return null;
  // A name of punctuation only normalises to nothing; it is its own key then.
  const key = normaliseName(name) || name;
  const known = email === null ? null : await findContactByEmail(db, ledgerId, email);
  if (known !== null) {
    const isNamed = contact.name === null || known.name !== known.email;
    if (!isNamed) await nameContact(db, ledgerId, known, { name, key });
    return known.id;
  }
  const id = await ensureContact(db, {
    id: by.newId(),
    ledgerId,
    accountId: contact.accountId,
    name,
    key,
    ...(email !== null && { email }),
    createdAt: by.createdAt,
  });
  if (email !== null) await db.contact.updateMany({ where: { ledgerId, id, email: null }, data: { email } });
  return id;
}

/** Names a person who was known by an address only, unless the account has somebody of that name already. */
async function nameContact(
  db: Queryable,
  ledgerId: string,
  { id, accountId }: Contact,
  named: { name: string; key: string },
): Promise<void> {
  const same = await db.contact.count({ where: { ledgerId, accountId, key: named.key } });
  if (same === 0) await db.contact.updateMany({ where: { ledgerId, id }, data: named });
}
