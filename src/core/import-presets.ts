import { columnsNamed } from "./csv-cell.ts";
import type { AttributeSource } from "./csv-lookup.ts";
import { type ColumnMap, type StageMap, stageKey } from "./csv-mapping.ts";
import { type ImportField, type ImportKind, isImportField, type Outcome } from "./import-kinds.ts";
import type { DayFormat } from "./parse-day-format.ts";
import { ok, problem, type Result } from "./result.ts";

/** The mapping of a standard export, made for the columns that one file has. */
export type Preset = {
  columns: ColumnMap;
  stages: StageMap;
  dateFormat: DayFormat;
  attributes: readonly AttributeSource[];
  /** sources that such exports have, and the team that each is proposed for */
  sources: readonly { source: string; team: string }[];
};

type PresetKind = {
  /** field → its columns, as `textAt` reads them; those that the file lacks are left out */
  columns: Partial<Record<ImportField, string>>;
  stages?: Readonly<Record<string, Outcome>>;
  attributes?: Readonly<Record<string, string>>;
};

type System = {
  dateFormat: DayFormat;
  sources: Readonly<Record<string, string>>;
  kinds: Partial<Record<ImportKind, PresetKind>>;
};

// Columns as the two systems write them at the time of writing: API names first (Data Loader, scheduled exports), then
// labels (reports).
const salesforce: System = {
  dateFormat: "ISO",
  sources: {
    Web: "Marketing",
    Website: "Marketing",
    Webinar: "Marketing",
    "Trade Show": "Marketing",
    Advertisement: "Marketing",
    Email: "Marketing",
    "Purchased List": "Marketing",
    "Phone Inquiry": "Sales",
    "Employee Referral": "Sales",
    "External Referral": "Sales",
    Partner: "Partners",
    "Partner Referral": "Partners",
  },
  kinds: {
    accounts: {
      columns: { id: "Id|Account ID", name: "Name|Account Name" },
      attributes: {
        industry: "Industry",
        employees: "NumberOfEmployees|Employees",
        country: "BillingCountry|Billing Country",
      },
    },
    products: { columns: { name: "Name|Product Name" } },
    spend: {
      columns: {
        id: "Id|Campaign ID",
        campaign: "Name|Campaign Name",
        campaignId: "Id|Campaign ID",
        source: "Type",
        day: "StartDate|Start Date",
        amount: "ActualCost|Actual Cost in Campaign|Actual Cost",
        currency: "CurrencyIsoCode|Actual Cost in Campaign Currency",
      },
    },
    leads: {
      columns: {
        id: "Id|Lead ID",
        company: "Company|Company / Account",
        contact: "Name|FirstName+LastName|First Name+Last Name",
        email: "Email",
        source: "LeadSource|Lead Source",
        day: "CreatedDate|Create Date|Created Date",
        status: "Status|Lead Status",
        deal: "ConvertedOpportunityId",
      },
    },
    deals: {
      columns: {
        id: "Id|Opportunity ID",
        account: "AccountId|Account ID",
        company: "Account.Name|Account Name",
        owner: "Owner.Name|Opportunity Owner",
        source: "LeadSource|Lead Source",
        campaignId: "CampaignId",
        stage: "StageName|Stage",
        isWon: "IsWon|Won",
        isClosed: "IsClosed|Closed",
        salesReady: "CreatedDate|Created Date",
        closed: "CloseDate|Close Date",
        due: "CloseDate|Close Date",
        amount: "Amount",
        currency: "CurrencyIsoCode|Amount Currency",
      },
      stages: { "Closed Won": "won", "Closed Lost": "lost", "*": "open" },
    },
    touches: {
      columns: {
        id: "Id|Campaign Member ID",
        lead: "LeadId|Lead ID",
        company: "CompanyOrAccount|Company",
        contact: "Name|FirstName+LastName|First Name+Last Name",
        email: "Email",
        campaignId: "CampaignId|Campaign ID",
        day: "FirstRespondedDate|CreatedDate|Created Date",
      },
    },
  },
};

const hubspot: System = {
  dateFormat: "ISO",
  sources: {
    "Organic Search": "Marketing",
    "Paid Search": "Marketing",
    "Paid Social": "Marketing",
    "Organic Social": "Marketing",
    "Social Media": "Marketing",
    "Email Marketing": "Marketing",
    Referrals: "Marketing",
    "Other Campaigns": "Marketing",
    "Direct Traffic": "Marketing",
    "Offline Sources": "Sales",
  },
  kinds: {
    accounts: {
      columns: { id: "Record ID|Company ID", name: "Company name|Company Name|Name" },
      attributes: {
        industry: "Industry",
        employees: "Number of Employees",
        country: "Country/Region|Country",
      },
    },
    products: { columns: { name: "Name|Product Name" } },
    leads: {
      columns: {
        id: "Record ID|Contact ID",
        company: "Company Name|Associated Company|Primary Associated Company",
        contact: "First Name+Last Name",
        email: "Email",
        source: "Original Source|Original Traffic Source",
        day: "Became a Lead Date|Became a Marketing Qualified Lead Date|Create Date",
        status: "Lifecycle Stage",
      },
    },
    deals: {
      columns: {
        id: "Record ID|Deal ID",
        account: "Associated Company IDs (Primary)|Associated Company IDs|Primary Associated Company ID",
        company: "Associated Company (Primary)|Associated Company|Primary Associated Company",
        owner: "Deal owner|Deal Owner",
        source: "Original Source|Original Traffic Source|Original Source Type",
        stage: "Deal Stage",
        isWon: "Is Closed Won|Is closed won",
        salesReady: "Create Date",
        closed: "Close Date",
        due: "Close Date",
        amount: "Amount",
        currency: "Currency",
      },
      stages: {
        "Closed Won": "won",
        closedwon: "won",
        "Closed Lost": "lost",
        closedlost: "lost",
        "*": "open",
      },
    },
  },
};

const systems: Readonly<Record<string, System>> = { salesforce, hubspot };

/** The systems that have ready mappings. */
export const presetNames: readonly string[] = Object.keys(systems);

/**
 * The ready mapping of a system's standard export of a kind, made for a file with these headers. A problem for a system
 * that has none, or a kind that its exports do not have.
 */
export function findPreset(name: string, kind: ImportKind, headers: readonly string[]): Result<Preset> {
  const key = name.trim().toLowerCase();
  const system = Object.hasOwn(systems, key) ? systems[key] : undefined;
  if (system === undefined) {
    return problem(
      `--preset knows no "${name}".`,
      presetNames.map((each) => `--preset ${each}`).join(" or "),
    );
  }
  const found = system.kinds[kind];
  if (found === undefined) {
    return problem(
      `--preset ${key} has no mapping for ${kind}.`,
      '--map "field=Column,…" says which column is which',
    );
  }
  const present = (columns: string) => keepPresent(columns, headers);
  const columns = Object.entries(found.columns).flatMap(([field, names]): [ImportField, string][] => {
    const kept = present(names);
    return kept === "" || !isImportField(field) ? [] : [[field, kept]];
  });
  return ok({
    columns: new Map(columns),
    stages: new Map(Object.entries(found.stages ?? {}).map(([stage, outcome]) => [stageKey(stage), outcome])),
    dateFormat: system.dateFormat,
    attributes: Object.entries(found.attributes ?? {}).flatMap(([attribute, names]) => {
      const column = present(names);
      return column === "" ? [] : [{ name: attribute, from: { column } }];
    }),
    sources: Object.entries(system.sources).map(([source, team]) => ({ source, team })),
  });
}

/** Of several choices of columns those that the file has. */
const keepPresent = (columns: string, headers: readonly string[]): string =>
  columns
    .split("|")
    .filter((choice) => columnsNamed(choice, headers).every((column) => headers.includes(column)))
    .join("|");
