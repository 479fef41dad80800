import { normaliseName } from "../core/names.ts";
import type { Origin } from "../core/plan-origin.ts";
import { ensureAccount } from "./accounts.ts";
import type { Queryable } from "./client.ts";
import { ensureContactMeant } from "./contacts.ts";
import { ensureCampaign, ensureDivision, ensureProductLine } from "./vocabulary.ts";

/** Something named: known by its id, or new by its name. */
export type Term = { id: string | null; name: string };

/** What a record names. */
export type Terms = {
  account: Term;
  /** the person on the buyer's side; `name` null where only an e-mail address was said */
  contact: { name: string | null; email: string | null } | null;
  product: Term | null;
  division: Term | null;
  origin: Origin;
};

/** The ids of everything named, and who sourced it. */
export type WrittenTerms = {
  accountId: string;
  contactId: string | null;
  productLineId: string | null;
  divisionId: string | null;
  sourceId: string | null;
  campaignId: string | null;
  teamId: string | null;
  /** what was typed after `from` when it matched no source */
  fromText: string | null;
};

type By = { ledgerId: string; newId: () => string; createdAt: number };

/**
 * Turns what a record names into ids, making what is new: account, contact, campaign, product line, division.
 * Run in the transaction of the record; names made at the same time by someone else are theirs.
 */
export async function writeTerms(db: Queryable, by: By, terms: Terms): Promise<WrittenTerms> {
  const accountId = await idOf(
    terms.account,
    (row) => ensureAccount(db, { ...row, createdAt: by.createdAt }),
    by,
  );
  return {
    accountId,
    contactId:
      terms.contact === null ? null : await ensureContactMeant(db, by, { accountId, ...terms.contact }),
    productLineId:
      terms.product === null ? null : await idOf(terms.product, (row) => ensureProductLine(db, row), by),
    divisionId:
      terms.division === null ? null : await idOf(terms.division, (row) => ensureDivision(db, row), by),
    ...(await writeOrigin(db, by, terms.origin)),
  };
}

/** The source, campaign and team behind a typed `from`; a new campaign is made. */
export async function writeOrigin(
  db: Queryable,
  { ledgerId, newId, createdAt }: By,
  origin: Origin,
): Promise<Pick<WrittenTerms, "sourceId" | "campaignId" | "teamId" | "fromText">> {
  if (origin.kind === "none") return { sourceId: null, campaignId: null, teamId: null, fromText: null };
  if (origin.kind === "unknown")
    return { sourceId: null, campaignId: null, teamId: null, fromText: origin.text };
  if (origin.kind === "team")
    return { sourceId: null, campaignId: null, teamId: origin.teamId, fromText: origin.text };
  const { sourceId, teamId } = origin;
  if (origin.kind === "source") return { sourceId, campaignId: origin.campaignId, teamId, fromText: null };
  const { name } = origin;
  const campaign = { id: newId(), ledgerId, sourceId, name, key: normaliseName(name), createdAt };
  return { sourceId, campaignId: await ensureCampaign(db, campaign), teamId, fromText: null };
}

type NewRow = { id: string; ledgerId: string; name: string; key: string };

async function idOf(term: Term, ensure: (row: NewRow) => Promise<string>, by: By): Promise<string> {
  if (term.id !== null) return term.id;
  return ensure({ id: by.newId(), ledgerId: by.ledgerId, name: term.name, key: normaliseName(term.name) });
}
