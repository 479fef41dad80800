-- AlterTable
ALTER TABLE "Account" ADD COLUMN "externalId" TEXT;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN "externalId" TEXT;

-- AlterTable
ALTER TABLE "Deal" ADD COLUMN "leadQuality" TEXT;
ALTER TABLE "Deal" ADD COLUMN "leadQualityAt" BIGINT;
ALTER TABLE "Deal" ADD COLUMN "leadQualityBy" TEXT;
ALTER TABLE "Deal" ADD COLUMN "leadQualityReason" TEXT;

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN "acceptedDay" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "heldDay" TEXT;
ALTER TABLE "Meeting" ADD COLUMN "outcomeReason" TEXT;

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "teamId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Member_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Member_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "DefinitionVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    CONSTRAINT "DefinitionVersion_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LeadHook" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "revokedAt" BIGINT,
    CONSTRAINT "LeadHook_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Touch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "contactId" TEXT,
    "leadId" TEXT,
    "sourceId" TEXT,
    "campaignId" TEXT,
    "day" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "externalId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Touch_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_contactId_fkey" FOREIGN KEY ("ledgerId", "contactId") REFERENCES "Contact" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_leadId_fkey" FOREIGN KEY ("ledgerId", "leadId") REFERENCES "Lead" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Stage_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "StageEntry" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "StageEntry_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StageEntry_ledgerId_dealId_fkey" FOREIGN KEY ("ledgerId", "dealId") REFERENCES "Deal" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "StageEntry_ledgerId_stageId_fkey" FOREIGN KEY ("ledgerId", "stageId") REFERENCES "Stage" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Reopening" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "wasStatus" TEXT NOT NULL,
    "closedDay" TEXT NOT NULL,
    "amountMinor" BIGINT,
    "currency" TEXT NOT NULL,
    "reopenedDay" TEXT NOT NULL,
    "reason" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Reopening_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Reopening_ledgerId_dealId_fkey" FOREIGN KEY ("ledgerId", "dealId") REFERENCES "Deal" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Spend" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "campaignId" TEXT,
    "sourceId" TEXT,
    "teamId" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
    "day" TEXT NOT NULL,
    "amountMinor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "note" TEXT,
    "status" TEXT NOT NULL DEFAULT 'open',
    "externalId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Spend_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Spend_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Spend_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Spend_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Spend_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Spend_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Campaign" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "sourceId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    "externalId" TEXT,
    CONSTRAINT "Campaign_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Campaign" ("createdAt", "id", "key", "ledgerId", "name", "sourceId") SELECT "createdAt", "id", "key", "ledgerId", "name", "sourceId" FROM "Campaign";
DROP TABLE "Campaign";
ALTER TABLE "new_Campaign" RENAME TO "Campaign";
CREATE UNIQUE INDEX "Campaign_ledgerId_id_key" ON "Campaign"("ledgerId", "id");
CREATE UNIQUE INDEX "Campaign_ledgerId_externalId_key" ON "Campaign"("ledgerId", "externalId");
CREATE UNIQUE INDEX "Campaign_ledgerId_key_key" ON "Campaign"("ledgerId", "key");
CREATE TABLE "new_ChannelBinding" (
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "teamId" TEXT,

    PRIMARY KEY ("workspaceId", "channelId"),
    CONSTRAINT "ChannelBinding_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ChannelBinding_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ChannelBinding" ("channelId", "ledgerId", "workspaceId") SELECT "channelId", "ledgerId", "workspaceId" FROM "ChannelBinding";
DROP TABLE "ChannelBinding";
ALTER TABLE "new_ChannelBinding" RENAME TO "ChannelBinding";
CREATE TABLE "new_Division" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Division_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Division" ("id", "key", "ledgerId", "name") SELECT "id", "key", "ledgerId", "name" FROM "Division";
DROP TABLE "Division";
ALTER TABLE "new_Division" RENAME TO "Division";
CREATE UNIQUE INDEX "Division_ledgerId_id_key" ON "Division"("ledgerId", "id");
CREATE UNIQUE INDEX "Division_ledgerId_key_key" ON "Division"("ledgerId", "key");
CREATE TABLE "new_Lead" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT,
    "contactId" TEXT,
    "sourceId" TEXT,
    "campaignId" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
    "day" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "fromText" TEXT,
    "note" TEXT,
    "externalId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "Lead_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_contactId_fkey" FOREIGN KEY ("ledgerId", "contactId") REFERENCES "Contact" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Lead_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Lead" ("accountId", "campaignId", "contactId", "createdAt", "day", "divisionId", "externalId", "id", "ledgerId", "productLineId", "sourceId") SELECT "accountId", "campaignId", "contactId", "createdAt", "day", "divisionId", "externalId", "id", "ledgerId", "productLineId", "sourceId" FROM "Lead";
DROP TABLE "Lead";
ALTER TABLE "new_Lead" RENAME TO "Lead";
CREATE INDEX "Lead_ledgerId_day_status_sourceId_productLineId_divisionId_idx" ON "Lead"("ledgerId", "day", "status", "sourceId", "productLineId", "divisionId");
CREATE INDEX "Lead_ledgerId_accountId_day_idx" ON "Lead"("ledgerId", "accountId", "day");
CREATE INDEX "Lead_ledgerId_contactId_idx" ON "Lead"("ledgerId", "contactId");
CREATE UNIQUE INDEX "Lead_ledgerId_id_key" ON "Lead"("ledgerId", "id");
CREATE UNIQUE INDEX "Lead_ledgerId_externalId_key" ON "Lead"("ledgerId", "externalId");
CREATE TABLE "new_Ledger" (
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
    "lookBackMonths" INTEGER NOT NULL DEFAULT 12,
    "setupStep" INTEGER DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Ledger_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Ledger" ("askedAt", "createdAt", "currency", "fiscalStartMonth", "holidays", "id", "key", "name", "salesMeans", "timeZone", "weekStart", "workspaceId") SELECT "askedAt", "createdAt", "currency", "fiscalStartMonth", "holidays", "id", "key", "name", "salesMeans", "timeZone", "weekStart", "workspaceId" FROM "Ledger";
DROP TABLE "Ledger";
ALTER TABLE "new_Ledger" RENAME TO "Ledger";
CREATE UNIQUE INDEX "Ledger_workspaceId_key_key" ON "Ledger"("workspaceId", "key");
CREATE TABLE "new_ProductLine" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "ProductLine_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_ProductLine" ("id", "key", "ledgerId", "name") SELECT "id", "key", "ledgerId", "name" FROM "ProductLine";
DROP TABLE "ProductLine";
ALTER TABLE "new_ProductLine" RENAME TO "ProductLine";
CREATE UNIQUE INDEX "ProductLine_ledgerId_id_key" ON "ProductLine"("ledgerId", "id");
CREATE UNIQUE INDEX "ProductLine_ledgerId_key_key" ON "ProductLine"("ledgerId", "key");
CREATE TABLE "new_Source" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Source_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Source_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Source" ("id", "key", "ledgerId", "name", "teamId") SELECT "id", "key", "ledgerId", "name", "teamId" FROM "Source";
DROP TABLE "Source";
ALTER TABLE "new_Source" RENAME TO "Source";
CREATE UNIQUE INDEX "Source_ledgerId_id_key" ON "Source"("ledgerId", "id");
CREATE UNIQUE INDEX "Source_ledgerId_key_key" ON "Source"("ledgerId", "key");
CREATE TABLE "new_Team" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "Team_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Team" ("id", "key", "kind", "ledgerId", "name", "position") SELECT "id", "key", "kind", "ledgerId", "name", "position" FROM "Team";
DROP TABLE "Team";
ALTER TABLE "new_Team" RENAME TO "Team";
CREATE UNIQUE INDEX "Team_ledgerId_id_key" ON "Team"("ledgerId", "id");
CREATE UNIQUE INDEX "Team_ledgerId_key_key" ON "Team"("ledgerId", "key");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Member_ledgerId_id_key" ON "Member"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Member_ledgerId_userId_key" ON "Member"("ledgerId", "userId");

-- CreateIndex
CREATE INDEX "DefinitionVersion_ledgerId_key_version_idx" ON "DefinitionVersion"("ledgerId", "key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "DefinitionVersion_ledgerId_id_key" ON "DefinitionVersion"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DefinitionVersion_ledgerId_version_key" ON "DefinitionVersion"("ledgerId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "LeadHook_secretHash_key" ON "LeadHook"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "LeadHook_ledgerId_id_key" ON "LeadHook"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "Touch_ledgerId_accountId_day_idx" ON "Touch"("ledgerId", "accountId", "day");

-- CreateIndex
CREATE INDEX "Touch_ledgerId_contactId_campaignId_day_idx" ON "Touch"("ledgerId", "contactId", "campaignId", "day");

-- CreateIndex
CREATE INDEX "Touch_ledgerId_campaignId_day_idx" ON "Touch"("ledgerId", "campaignId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Touch_ledgerId_id_key" ON "Touch"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Touch_ledgerId_externalId_key" ON "Touch"("ledgerId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_ledgerId_id_key" ON "Stage"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_ledgerId_key_key" ON "Stage"("ledgerId", "key");

-- CreateIndex
CREATE INDEX "StageEntry_ledgerId_dealId_day_idx" ON "StageEntry"("ledgerId", "dealId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "StageEntry_ledgerId_id_key" ON "StageEntry"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "Reopening_ledgerId_closedDay_idx" ON "Reopening"("ledgerId", "closedDay");

-- CreateIndex
CREATE INDEX "Reopening_ledgerId_reopenedDay_idx" ON "Reopening"("ledgerId", "reopenedDay");

-- CreateIndex
CREATE INDEX "Reopening_ledgerId_dealId_idx" ON "Reopening"("ledgerId", "dealId");

-- CreateIndex
CREATE UNIQUE INDEX "Reopening_ledgerId_id_key" ON "Reopening"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "Spend_ledgerId_day_status_idx" ON "Spend"("ledgerId", "day", "status");

-- CreateIndex
CREATE INDEX "Spend_ledgerId_campaignId_day_idx" ON "Spend"("ledgerId", "campaignId", "day");

-- CreateIndex
CREATE UNIQUE INDEX "Spend_ledgerId_id_key" ON "Spend"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Spend_ledgerId_externalId_key" ON "Spend"("ledgerId", "externalId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_ledgerId_externalId_key" ON "Account"("ledgerId", "externalId");

-- CreateIndex
CREATE INDEX "Attribute_ledgerId_key_value_idx" ON "Attribute"("ledgerId", "key", "value");

-- CreateIndex
CREATE INDEX "Contact_ledgerId_email_idx" ON "Contact"("ledgerId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_ledgerId_externalId_key" ON "Contact"("ledgerId", "externalId");
