-- CreateTable
CREATE TABLE "Workspace" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "createdAt" BIGINT NOT NULL
);

-- CreateTable
CREATE TABLE "Ledger" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "workspaceId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "fiscalStartMonth" INTEGER NOT NULL DEFAULT 1,
    "weekStart" TEXT NOT NULL DEFAULT 'monday',
    "holidays" TEXT NOT NULL DEFAULT '',
    "salesMeans" TEXT,
    "askedAt" BIGINT,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Ledger_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ChannelBinding" (
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "channelId"),
    CONSTRAINT "ChannelBinding_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LedgerChoice" (
    "workspaceId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,

    PRIMARY KEY ("workspaceId", "userId"),
    CONSTRAINT "LedgerChoice_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    CONSTRAINT "Team_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ProductLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT "ProductLine_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Division" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT "Division_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    CONSTRAINT "Source_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Source_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Campaign_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Account_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attribute" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    CONSTRAINT "Attribute_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attribute_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Contact" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "email" TEXT,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Contact_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Contact_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Lead" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT,
    "contactId" TEXT,
    "sourceId" TEXT,
    "campaignId" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
    "day" TEXT NOT NULL,
    "externalId" TEXT,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Lead_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_contactId_fkey" FOREIGN KEY ("ledgerId", "contactId") REFERENCES "Contact" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Deal" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT,
    "originLeadId" TEXT,
    "sourceId" TEXT,
    "campaignId" TEXT,
    "teamId" TEXT,
    "fromText" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
    "ownerUserId" TEXT,
    "ownerName" TEXT,
    "status" TEXT NOT NULL,
    "stage" TEXT,
    "salesReadyDay" TEXT,
    "closedDay" TEXT,
    "amountMinor" BIGINT,
    "currency" TEXT NOT NULL,
    "dueDay" TEXT,
    "lostReason" TEXT,
    "note" TEXT,
    "externalId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Deal_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_originLeadId_fkey" FOREIGN KEY ("ledgerId", "originLeadId") REFERENCES "Lead" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Deal_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Meeting" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "contactId" TEXT,
    "bookedDay" TEXT NOT NULL,
    "meetingDay" TEXT,
    "isSalesReady" BOOLEAN NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Meeting_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Meeting_ledgerId_dealId_fkey" FOREIGN KEY ("ledgerId", "dealId") REFERENCES "Deal" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Meeting_ledgerId_contactId_fkey" FOREIGN KEY ("ledgerId", "contactId") REFERENCES "Contact" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Target" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "startDay" TEXT NOT NULL,
    "endDay" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "cell" TEXT NOT NULL DEFAULT '',
    "number" BIGINT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Target_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "startDay" TEXT NOT NULL,
    "endDay" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "cell" TEXT NOT NULL DEFAULT '',
    "shareBp" INTEGER,
    "number" BIGINT,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Commitment_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Commitment_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Subscription" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "cadence" TEXT NOT NULL,
    "weekday" INTEGER NOT NULL,
    "localTime" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "nextSlot" TEXT NOT NULL,
    "nextAt" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "pausedReason" TEXT,
    "ownerUserId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Subscription_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Outbox" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "part" INTEGER NOT NULL DEFAULT 0,
    "subscriptionId" TEXT,
    "slot" TEXT,
    "recordId" TEXT,
    "correctsId" TEXT,
    "payload" TEXT,
    "figures" TEXT,
    "state" TEXT NOT NULL,
    "dueAt" BIGINT NOT NULL,
    "leaseUntil" BIGINT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "deadline" BIGINT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "channelId" TEXT,
    "ts" TEXT,
    "error" TEXT,
    "createdAt" BIGINT NOT NULL,
    "sentAt" BIGINT,
    CONSTRAINT "Outbox_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Outbox_ledgerId_subscriptionId_fkey" FOREIGN KEY ("ledgerId", "subscriptionId") REFERENCES "Subscription" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "input" TEXT NOT NULL,
    "expiresAt" BIGINT NOT NULL,
    CONSTRAINT "Draft_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "History" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "recordedAt" BIGINT NOT NULL,
    "effectiveDay" TEXT,
    "before" TEXT,
    "after" TEXT,
    CONSTRAINT "History_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RequestKey" (
    "workspaceId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "nativeId" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "recordId" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,

    PRIMARY KEY ("workspaceId", "kind", "nativeId")
);

-- CreateIndex
CREATE UNIQUE INDEX "Ledger_workspaceId_key_key" ON "Ledger"("workspaceId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Team_ledgerId_id_key" ON "Team"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Team_ledgerId_key_key" ON "Team"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "ProductLine_ledgerId_id_key" ON "ProductLine"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ProductLine_ledgerId_key_key" ON "ProductLine"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Division_ledgerId_id_key" ON "Division"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Division_ledgerId_key_key" ON "Division"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Source_ledgerId_id_key" ON "Source"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Source_ledgerId_key_key" ON "Source"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_ledgerId_id_key" ON "Campaign"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Campaign_ledgerId_key_key" ON "Campaign"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Account_ledgerId_id_key" ON "Account"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Account_ledgerId_key_key" ON "Account"("ledgerId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Attribute_ledgerId_id_key" ON "Attribute"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Attribute_ledgerId_accountId_key_key" ON "Attribute"("ledgerId", "accountId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_ledgerId_id_key" ON "Contact"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_ledgerId_accountId_key_key" ON "Contact"("ledgerId", "accountId", "key");

-- CreateIndex
CREATE INDEX "Lead_ledgerId_day_sourceId_productLineId_divisionId_idx" ON "Lead"("ledgerId", "day", "sourceId", "productLineId", "divisionId");

-- CreateIndex
CREATE INDEX "Lead_ledgerId_accountId_day_idx" ON "Lead"("ledgerId", "accountId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_ledgerId_id_key" ON "Lead"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Lead_ledgerId_externalId_key" ON "Lead"("ledgerId", "externalId");

-- CreateIndex
CREATE INDEX "Deal_ledgerId_salesReadyDay_status_teamId_sourceId_productLineId_divisionId_currency_amountMinor_originLeadId_closedDay_idx" ON "Deal"("ledgerId", "salesReadyDay", "status", "teamId", "sourceId", "productLineId", "divisionId", "currency", "amountMinor", "originLeadId", "closedDay");

-- CreateIndex
CREATE INDEX "Deal_ledgerId_closedDay_status_teamId_sourceId_productLineId_divisionId_currency_amountMinor_originLeadId_salesReadyDay_idx" ON "Deal"("ledgerId", "closedDay", "status", "teamId", "sourceId", "productLineId", "divisionId", "currency", "amountMinor", "originLeadId", "salesReadyDay");

-- CreateIndex
CREATE INDEX "Deal_ledgerId_accountId_status_idx" ON "Deal"("ledgerId", "accountId", "status");

-- CreateIndex
CREATE INDEX "Deal_ledgerId_originLeadId_idx" ON "Deal"("ledgerId", "originLeadId");

-- CreateIndex
CREATE INDEX "Deal_ledgerId_ownerUserId_status_idx" ON "Deal"("ledgerId", "ownerUserId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "Deal_ledgerId_id_key" ON "Deal"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Deal_ledgerId_externalId_key" ON "Deal"("ledgerId", "externalId");

-- CreateIndex
CREATE INDEX "Meeting_ledgerId_dealId_createdAt_idx" ON "Meeting"("ledgerId", "dealId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Meeting_ledgerId_id_key" ON "Meeting"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Target_ledgerId_id_key" ON "Target"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Target_ledgerId_quarter_metric_cell_key" ON "Target"("ledgerId", "quarter", "metric", "cell");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_ledgerId_id_key" ON "Commitment"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Commitment_ledgerId_quarter_metric_cell_teamId_key" ON "Commitment"("ledgerId", "quarter", "metric", "cell", "teamId");

-- CreateIndex
CREATE INDEX "Subscription_state_nextAt_idx" ON "Subscription"("state", "nextAt");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_ledgerId_id_key" ON "Subscription"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Subscription_ledgerId_channelId_kind_key" ON "Subscription"("ledgerId", "channelId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_dedupeKey_key" ON "Outbox"("dedupeKey");

-- CreateIndex
CREATE INDEX "Outbox_state_dueAt_idx" ON "Outbox"("state", "dueAt");

-- CreateIndex
CREATE INDEX "Outbox_ledgerId_recordId_idx" ON "Outbox"("ledgerId", "recordId");

-- CreateIndex
CREATE INDEX "Outbox_ledgerId_subscriptionId_dueAt_idx" ON "Outbox"("ledgerId", "subscriptionId", "dueAt");

-- CreateIndex
CREATE UNIQUE INDEX "Outbox_ledgerId_id_key" ON "Outbox"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "Draft_expiresAt_idx" ON "Draft"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "Draft_ledgerId_id_key" ON "Draft"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "History_ledgerId_subjectId_recordedAt_idx" ON "History"("ledgerId", "subjectId", "recordedAt");

-- CreateIndex
CREATE INDEX "History_ledgerId_actor_recordedAt_idx" ON "History"("ledgerId", "actor", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "History_ledgerId_id_key" ON "History"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "RequestKey_createdAt_idx" ON "RequestKey"("createdAt");
