import { type ImportField, type ImportKind, importKinds } from "./import-kinds.ts";

/** How other systems call what a field holds, in letters and digits only; the likeliest first. */
const usualNames: Partial<Record<ImportField, readonly string[]>> = {
  id: ["id", "recordid", "externalid"],
  name: ["name", "accountname", "companyname", "company", "account", "productname", "productline", "product"],
  company: ["company", "companyname", "accountname", "account", "customer", "organization", "organisation"],
  account: ["accountid", "companyid", "customerid"],
  contact: ["contact", "contactname", "fullname", "name", "person"],
  email: ["email", "emailaddress", "mail", "workemail"],
  product: ["product", "productline", "productname"],
  division: ["division", "region", "regionaloffice", "businessunit"],
  owner: ["owner", "dealowner", "opportunityowner", "rep", "salesrep", "salesagent"],
  team: ["team"],
  source: ["source", "leadsource", "originalsource", "originaltrafficsource", "utmsource", "channel"],
  campaign: ["campaign", "campaignname", "utmcampaign"],
  campaignId: ["campaignid"],
  lead: ["leadid", "lead"],
  deal: ["dealid", "opportunityid", "convertedopportunityid"],
  stage: ["stage", "dealstage", "stagename", "salesstage", "status", "dealstatus"],
  isWon: ["iswon", "isclosedwon"],
  isClosed: ["isclosed"],
  status: ["status", "leadstatus", "lifecyclestage"],
  day: [
    "day",
    "date",
    "leaddate",
    "createddate",
    "createdate",
    "created",
    "createdat",
    "createdon",
    "timestamp",
  ],
  salesReady: ["salesready", "engagedate", "createddate", "createdate", "created", "createdat", "opened"],
  closed: ["closed", "closedate", "closeddate", "closedon", "closedat"],
  amount: ["amount", "dealvalue", "closevalue", "value", "cost", "actualcost", "spend", "revenue"],
  currency: ["currency", "currencycode", "currencyisocode"],
  due: ["due", "duedate", "expectedclose", "expectedclosedate"],
  note: ["note", "notes", "comment", "comments", "description"],
};

/** What the other system calls the records of a kind, before "id": "Opportunity ID" is the id of a deal. */
const ownIds: Readonly<Record<ImportKind, readonly string[]>> = {
  accounts: ["accountid", "companyid"],
  products: [],
  leads: ["leadid", "contactid"],
  deals: ["dealid", "opportunityid"],
  touches: ["touchid", "campaignmemberid"],
  spend: ["spendid", "invoiceid"],
};

const keyOf = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Which column of a file with these headers probably holds which field of a kind, as `textAt` reads it, by the names
 * that other systems use. A column is taken once, except that e-mail addresses, where there is no id, tell the rows
 * apart too. A field without a likely column is left out.
 */
export function guessColumns(kind: ImportKind, headers: readonly string[]): Map<ImportField, string> {
  const guessed = new Map<ImportField, string>();
  const free = new Map(headers.toReversed().map((header) => [keyOf(header), header]));
  for (const field of importKinds[kind].fields) {
    // The name of a deal is nobody's name.
    const names = [...(field === "id" ? ownIds[kind] : []), ...(usualNames[field] ?? [])];
    const key = names.find((name) => free.has(name) && !(kind === "deals" && name === "name"));
    const column = key === undefined ? undefined : free.get(key);
    if (key === undefined || column === undefined) continue;
    guessed.set(field, column);
    free.delete(key);
  }
  const [first, last, email] = [free.get("firstname"), free.get("lastname"), guessed.get("email")];
  const hasContact = importKinds[kind].fields.includes("contact");
  if (hasContact && !guessed.has("contact") && first !== undefined && last !== undefined)
    guessed.set("contact", `${first}+${last}`);
  if (!guessed.has("id") && email !== undefined) guessed.set("id", email);
  return guessed;
}
