import type { ImportField, ImportKind } from "../../../core/import-kinds.ts";
import type { DayFormat } from "../../../core/parse-day-format.ts";

/** What the fields of an import are called in a form. */
export const fieldWords: Readonly<Record<ImportField, string>> = {
  id: "Id",
  name: "Name",
  company: "Company",
  account: "Id of the account",
  contact: "Person",
  email: "E-mail",
  product: "Product line",
  division: "Division",
  owner: "Owner",
  team: "Team",
  source: "Source",
  campaign: "Campaign",
  campaignId: "Id of the campaign",
  lead: "Id of the lead",
  deal: "Id of the deal",
  stage: "Stage",
  isWon: "Whether it is won",
  isClosed: "Whether it is closed",
  status: "Status",
  day: "Day",
  salesReady: "Day it became sales-ready",
  closed: "Day it closed",
  amount: "Amount",
  currency: "Currency",
  due: "Day it is due",
  note: "Note",
};

/** What a field needs said besides its name. */
export const fieldHints: Partial<Record<ImportField, string>> = {
  id: "What tells the rows apart, so that the same file twice brings nothing twice; an e-mail address will do",
};

/** The kinds as a menu names them. */
export const kindWords: Readonly<Record<ImportKind, string>> = {
  accounts: "Accounts",
  products: "Product lines",
  spend: "Spend on campaigns",
  leads: "Leads",
  deals: "Deals",
  touches: "Touches of known leads",
};

/** The day formats as a menu names them: 20 November 2026 in each. */
export const dayFormatWords: Readonly<Record<DayFormat, string>> = {
  ISO: "2026-11-20, with or without a time",
  "YYYY-MM-DD": "2026-11-20",
  "YYYY/MM/DD": "2026/11/20",
  "M/D/YYYY": "11/20/2026: month, day, year",
  "MM/DD/YYYY": "11/20/2026: month, day, year",
  "D/M/YYYY": "20/11/2026: day, month, year",
  "D.M.YYYY": "20.11.2026",
};

/** Needed fields of which one is enough, in words: "Stage or Whether it is closed". */
export const wordsOfChoices = (choices: readonly ImportField[]): string =>
  choices.map((field) => fieldWords[field]).join(" or ");
