/** What a file may bring: each kind is one `roundtrip import <kind>`. */
export type ImportKind = "accounts" | "products" | "leads" | "deals" | "touches" | "spend";

/** How the text of a field is read. A reference is the other system's id of another record. */
export type FieldType = "id" | "reference" | "name" | "text" | "email" | "day" | "money" | "stage" | "flag";

const fieldTypes = {
  id: "id",
  name: "name",
  company: "name",
  account: "reference",
  contact: "name",
  email: "email",
  product: "name",
  division: "name",
  owner: "name",
  team: "name",
  source: "name",
  campaign: "name",
  campaignId: "reference",
  lead: "reference",
  deal: "reference",
  stage: "stage",
  isWon: "flag",
  isClosed: "flag",
  status: "stage",
  day: "day",
  salesReady: "day",
  closed: "day",
  amount: "money",
  currency: "text",
  due: "day",
  note: "text",
} as const satisfies Record<string, FieldType>;

/** What a column of an imported file may mean. */
export type ImportField = keyof typeof fieldTypes;

/** Narrows a typed word to a field of any kind; field names are case-sensitive. */
export const isImportField = (text: string): text is ImportField => Object.hasOwn(fieldTypes, text);

/** A kind as data: its words, its fields in the order of its help, what it cannot do without, and an example. */
export type KindRules = {
  /** one and many of what a row becomes, in words */
  one: string;
  many: string;
  fields: readonly ImportField[];
  /** of each list at least one field must have a column, and no row may leave all of them blank */
  required: readonly (readonly ImportField[])[];
  /** what a word of the stage field may mean; the first is what an unlisted word means when `stageIsOptional` */
  outcomes: readonly Outcome[];
  /** a column of stages must be explained by --stages */
  needsStages: boolean;
  mapExample: string;
};

/** How far a deal is, and whether a row of a leads file is a lead at all ("none": it was never so). */
export type Outcome = "open" | "won" | "lost" | "lead" | "none";

/** The kinds there are. */
export const importKinds: Readonly<Record<ImportKind, KindRules>> = {
  accounts: {
    ...{ one: "account", many: "accounts", outcomes: [], needsStages: false },
    fields: ["id", "name"],
    required: [["name"]],
    mapExample: "id=Id,name=Name",
  },
  products: {
    ...{ one: "product line", many: "product lines", outcomes: [], needsStages: false },
    fields: ["name"],
    required: [["name"]],
    mapExample: "name=product",
  },
  leads: {
    ...{ one: "lead", many: "leads", outcomes: ["lead", "none"], needsStages: false },
    fields: [
      ...(["id", "company", "account", "contact", "email", "source", "campaign", "campaignId"] as const),
      ...(["day", "product", "division", "status", "deal", "note"] as const),
    ],
    required: [["id"], ["day"]],
    mapExample: "id=Id,company=Company,contact=Name,email=Email,source=LeadSource,day=CreatedDate",
  },
  deals: {
    ...{ one: "deal", many: "deals", outcomes: ["open", "won", "lost"], needsStages: true },
    fields: [
      ...(["id", "company", "account", "contact", "product", "division", "owner", "source"] as const),
      ...(["campaign", "campaignId", "lead", "stage", "isWon", "isClosed", "salesReady", "closed"] as const),
      ...(["amount", "currency", "due", "note"] as const),
    ],
    required: [["id"], ["stage", "isClosed"]],
    mapExample: "id=opportunity_id,company=account,stage=deal_stage,closed=close_date,amount=close_value",
  },
  touches: {
    ...{ one: "touch", many: "touches", outcomes: [], needsStages: false },
    fields: [
      ...(["id", "company", "account", "lead", "contact", "email"] as const),
      ...(["source", "campaign", "campaignId", "product", "division", "day"] as const),
    ],
    required: [["id"], ["day"], ["company", "account", "lead"]],
    mapExample: "id=Id,lead=LeadId,campaign=CampaignId,day=CreatedDate",
  },
  spend: {
    ...{ one: "line of spend", many: "lines of spend", outcomes: [], needsStages: false },
    fields: [
      ...(["id", "campaign", "campaignId", "source", "team", "product", "division"] as const),
      ...(["day", "amount", "currency", "note"] as const),
    ],
    required: [["id"], ["day"], ["amount"]],
    mapExample: "id=Id,campaign=Campaign,source=Source,day=Date,amount=Cost",
  },
};

/** The kinds by name, in the order in which they are best imported: what is joined to comes first. */
export const importOrder: readonly ImportKind[] = [
  ...(["accounts", "products", "spend", "leads", "deals", "touches"] as const),
];

/** The fields of a kind that are names, which alone may be looked up in another file. */
export const nameFieldsOf = (kind: ImportKind): readonly ImportField[] =>
  importKinds[kind].fields.filter((field) => fieldTypes[field] === "name");
