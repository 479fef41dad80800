import { normaliseName } from "../../core/names.ts";
import type { Queryable } from "../../data/client.ts";
import { insertPeople } from "../../data/import-facts.ts";
import { insertImportedNames } from "../../data/import-names.ts";
import { ensureCampaign, ensureDivision, ensureProductLine } from "../../data/vocabulary.ts";
import type { Sample, SampleContact, SampleVocabulary } from "./sample.ts";

/** The id of a name that was written. @throws Error when it was not */
export type IdOf = (name: string) => string;

/** Where ids come from and whose records they are; `createdAt` epoch ms. */
export type Writing = {
  readonly ledgerId: string;
  readonly newId: () => string;
  readonly createdAt: number;
  /** the ledger's own, ISO 4217 */
  readonly currency: string;
};

/** Looks ids up by name, with words for the name that is missing. */
export const lookUp =
  (what: string, ids: ReadonlyMap<string, string>): IdOf =>
  (name) => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`The sample has no ${what} "${name}".`);
    return id;
  };

/** Writes product lines, divisions and campaigns; gives back how to find them. */
export async function writeVocabulary(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  { products, divisions, campaigns }: SampleVocabulary,
  sourceId: IdOf,
): Promise<{ productLineId: IdOf; divisionId: IdOf; campaignId: IdOf }> {
  const ids = { product: new Map<string, string>(), division: new Map<string, string>() };
  const campaignIds = new Map<string, string>();
  for (const { name } of products) {
    const line = { id: newId(), ledgerId, name, key: normaliseName(name) };
    ids.product.set(name, await ensureProductLine(db, line));
  }
  for (const { name } of divisions) {
    const division = { id: newId(), ledgerId, name, key: normaliseName(name) };
    ids.division.set(name, await ensureDivision(db, division));
  }
  for (const { name, source } of campaigns) {
    const row = { id: newId(), ledgerId, sourceId: sourceId(source), name, key: normaliseName(name) };
    campaignIds.set(name, await ensureCampaign(db, { ...row, createdAt }));
  }
  return {
    productLineId: lookUp("product line", ids.product),
    divisionId: lookUp("division", ids.division),
    campaignId: lookUp("campaign", campaignIds),
  };
}

/** A contact's name within the ledger: the same words at two companies are two people. */
export const contactKey = ({ company, name }: SampleContact): string => `${company}/${name}`;

/** Writes the companies and the people at them, each once; gives back how to find them. */
export async function writeCompanies(
  db: Queryable,
  { ledgerId, newId, createdAt }: Writing,
  { leads, deals }: Pick<Sample, "leads" | "deals">,
): Promise<{ accountId: IdOf; contactId: IdOf }> {
  const everyone = [...leads, ...deals];
  const companies = new Map<string, string>();
  for (const { company } of everyone) if (!companies.has(company)) companies.set(company, newId());
  const accounts = [...companies].map(([name, id]) => ({
    id,
    name,
    key: normaliseName(name),
    externalId: null,
  }));
  await insertImportedNames(db, ledgerId, { accounts, sources: [], campaigns: [] }, createdAt);

  const accountId = lookUp("company", companies);
  const people = new Map(everyone.map((one) => [contactKey(one), one]));
  const contacts = [...people].map(([key, { company, name }]) => ({
    found: key,
    id: newId(),
    company,
    name,
  }));
  await insertPeople(
    db,
    ledgerId,
    contacts.map(({ id, company, name }) => ({
      id,
      accountId: accountId(company),
      name,
      key: normaliseName(name),
      email: null,
    })),
    createdAt,
  );
  return {
    accountId,
    contactId: lookUp("contact", new Map(contacts.map(({ found, id }) => [found, id]))),
  };
}
