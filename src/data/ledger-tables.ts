/**
 * What a column holds: "id" names its own row, "link" another one, "text" words, "count" a whole number, "big" a whole
 * number of any size (amounts, instants), "flag" true or false, "subject" the id of whatever a change is about, and
 * "change" JSON of columns or figures.
 */
export type ColumnKind = "id" | "link" | "text" | "count" | "big" | "flag" | "subject" | "change";
export type Column = { name: string; kind: ColumnKind; mayBeNull: boolean };

/** A table of a ledger as it is exported: its name in the database, its file, its columns in their order. */
export type LedgerTable = {
  name: string;
  file: string;
  columns: readonly Column[];
  /** the column that its rows are ordered by, unique in a ledger */
  order: string;
  /** what stays behind at import, and why; null: it is imported */
  staysBehind: string | null;
};

const kinds = ["id", "link", "text", "count", "big", "flag", "subject", "change"] as const;

function columnOf(text: string): Column {
  const [name = "", written = "text"] = text.split(":");
  const mayBeNull = written.endsWith("?");
  const word = written.replace("?", "") || "text";
  const kind = kinds.find((each) => each === word);
  if (kind === undefined) throw new Error(`a column cannot be written ${text}`);
  return { name, kind, mayBeNull };
}

function table(name: string, file: string, columns: string, rest: Partial<LedgerTable> = {}): LedgerTable {
  return { name, file, columns: columns.split(/\s+/).map(columnOf), order: "id", staysBehind: null, ...rest };
}

const postsNowhere = "a new ledger posts nowhere until somebody schedules it";
const metElsewhere = "a meeting belongs to the channel that it was held in";
const ownsNoChannel = "a channel belongs to one ledger; bind it to the new one when you want to";

/**
 * Every table of a ledger that is a person's to take away, each after the tables that it links to. A column is written
 * name:kind, text where no kind is said, with ? where it may be null. The ledger's id is not among them: the folder is
 * the ledger. What is the app's own stays out: Outbox, RequestKey, Draft, LedgerChoice, and LeadHook with its secrets.
 */
export const ledgerTables: readonly LedgerTable[] = [
  table(
    "Ledger",
    "ledger",
    "id:id name currency timeZone fiscalStartMonth:count weekStart holidays salesMeans:? keyMetrics meetingsCount askedAt:big? lookBackMonths:count setupStep:count? createdAt:big",
  ),
  table("Team", "teams", "id:id name key kind position:count channelId:? isRetired:flag"),
  table("ProductLine", "product-lines", "id:id name key isRetired:flag"),
  table("Division", "divisions", "id:id name key isRetired:flag"),
  table("Source", "sources", "id:id teamId:link name key isRetired:flag"),
  table(
    "Campaign",
    "campaigns",
    "id:id sourceId:link name key createdAt:big isRetired:flag externalId:? ownerUserId:? teamId:link? productLineId:link? divisionId:link? startDay:? endDay:? leadDays:count? version:count createdBy:?",
  ),
  table("Stage", "stages", "id:id name key position:count isRetired:flag"),
  table("DefinitionVersion", "definitions", "id:id version:count key value setBy setAt:big"),
  table("Member", "members", "id:id userId role teamId:link? version:count createdAt:big"),
  table("Account", "accounts", "id:id name key externalId:? createdAt:big"),
  table("Attribute", "attributes", "id:id accountId:link key value"),
  table("Contact", "contacts", "id:id accountId:link name key email:? externalId:? createdAt:big"),
  table(
    "Lead",
    "leads",
    "id:id accountId:link? contactId:link? sourceId:link? campaignId:link? productLineId:link? divisionId:link? day status fromText:? note:? externalId:? version:count createdAt:big createdBy:?",
  ),
  table(
    "Touch",
    "touches",
    "id:id accountId:link contactId:link? leadId:link? sourceId:link? campaignId:link? productLineId:link? divisionId:link? day status externalId:? version:count createdAt:big createdBy:?",
  ),
  table(
    "Deal",
    "deals",
    "id:id accountId:link? originLeadId:link? sourceId:link? campaignId:link? teamId:link? fromText:? productLineId:link? divisionId:link? ownerUserId:? ownerName:? status stage:? salesReadyDay:? closedDay:? amountMinor:big? currency dueDay:? lostReason:? leadQuality:? leadQualityReason:? leadQualityBy:? leadQualityAt:big? note:? externalId:? version:count createdAt:big createdBy:?",
  ),
  table("StageEntry", "stage-entries", "id:id dealId:link stageId:link day status createdAt:big createdBy:?"),
  table(
    "Reopening",
    "reopenings",
    "id:id dealId:link wasStatus closedDay amountMinor:big? currency reopenedDay reason:? status createdAt:big createdBy:?",
  ),
  table(
    "Meeting",
    "meetings",
    "id:id dealId:link contactId:link? bookedDay meetingDay:? isSalesReady:flag outcome heldDay:? acceptedDay:? outcomeReason:? note:? version:count createdAt:big createdBy:?",
  ),
  table(
    "Spend",
    "spend",
    "id:id campaignId:link? sourceId:link? teamId:link? productLineId:link? divisionId:link? day amountMinor:big currency note:? status externalId:? version:count createdAt:big createdBy:?",
  ),
  table(
    "Target",
    "targets",
    "id:id quarter startDay endDay metric cell number:big setBy setAt:big version:count",
  ),
  table(
    "Commitment",
    "commitments",
    "id:id teamId:link quarter startDay endDay metric cell shareBp:count? number:big? signedBy:? signedAt:big? setBy setAt:big version:count",
  ),
  table(
    "CommitmentVersion",
    "commitment-versions",
    "id:id commitmentId:link version:count shareBp:count? number:big? reason:? state proposedBy proposedAt:big agreedBy:? agreedAt:big?",
  ),
  table(
    "Budget",
    "budgets",
    "id:id teamId:link quarter startDay endDay kind amountMinor:big? currency:? headTenths:count? setBy setAt:big version:count",
  ),
  table("Rate", "rates", "id:id currency day rate setBy setAt:big version:count"),
  table("ClosedQuarter", "closed-quarters", "id:id quarter figures:change closedAt:big"),
  table("ChannelBinding", "channels", "workspaceId channelId teamId:link?", {
    order: "channelId",
    staysBehind: ownsNoChannel,
  }),
  table(
    "Subscription",
    "schedules",
    "id:id workspaceId channelId kind cadence weekday:count localTime timeZone nextSlot nextAt:big state pausedReason:? sectionsOff skipsEmpty:flag ownerUserId version:count createdAt:big",
    { staysBehind: postsNowhere },
  ),
  table(
    "ReviewSeries",
    "meeting-series",
    "id:id subscriptionId:link audienceTeamId:link? agendaDaysBefore:count agendaTime minutes:count version:count createdAt:big createdBy",
    { staysBehind: postsNowhere },
  ),
  table(
    "ReviewException",
    "meeting-exceptions",
    "id:id seriesId:link slot movedTo:? reason:? setBy setAt:big version:count",
    { staysBehind: postsNowhere },
  ),
  table(
    "Stakeholder",
    "stakeholders",
    "id:id seriesId:link userId teamId:link? leftAt:big? version:count createdAt:big",
    { staysBehind: postsNowhere },
  ),
  table(
    "Review",
    "reviews",
    "id:id workspaceId channelId cadence slot state agenda:change? currentItemId:subject? startedBy:? startedAt:big? itemStartedAt:big? closedBy:? closedAt:big? messageTs:? version:count createdAt:big",
    { staysBehind: metElsewhere },
  ),
  table(
    "AgendaItem",
    "agenda-items",
    "id:id channelId reviewId:link? key kind title figureId:? figureWords:? ownerUserId:? minutes:count spentMs:big position:count state recordId:subject? version:count createdAt:big createdBy:?",
    { staysBehind: metElsewhere },
  ),
  table("Attendee", "attendees", "id:id reviewId:link userId teamId:link? createdAt:big", {
    staysBehind: metElsewhere,
  }),
  table(
    "Decision",
    "decisions",
    "id:id channelId reviewId:link? itemId:link? what why:? ownerUserId metric:? direction:? teamId:link? decidedDay decidedBy checkDay before:change? after:change? state verdict:? checkedDay:? version:count createdAt:big",
    { staysBehind: metElsewhere },
  ),
  table(
    "ActionItem",
    "actions",
    "id:id channelId reviewId:link? itemId:link? what ownerUserId dueDay state snoozedUntil:? doneDay:? doneBy:? version:count createdAt:big createdBy",
    { staysBehind: metElsewhere },
  ),
  table(
    "History",
    "history",
    "id:id subject subjectId:subject action actor recordedAt:big effectiveDay:? before:change? after:change?",
  ),
];

/** The names of all columns that hold ids of rows of the ledger, in any table: what to renew inside a change. */
export const linkNames: ReadonlySet<string> = new Set(
  ledgerTables.flatMap(({ columns }) =>
    columns.filter(({ kind }) => kind === "id" || kind === "link").map(({ name }) => name),
  ),
);
