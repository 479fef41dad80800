-- CreateTable
CREATE TABLE "Budget" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "startDay" TEXT NOT NULL,
    "endDay" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "amountMinor" BIGINT,
    "currency" TEXT,
    "headTenths" INTEGER,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Budget_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Budget_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Rate" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "rate" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "Rate_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewSeries" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "audienceTeamId" TEXT,
    "agendaDaysBefore" INTEGER NOT NULL DEFAULT 1,
    "agendaTime" TEXT NOT NULL DEFAULT '16:00',
    "minutes" INTEGER NOT NULL DEFAULT 45,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "ReviewSeries_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewSeries_ledgerId_subscriptionId_fkey" FOREIGN KEY ("ledgerId", "subscriptionId") REFERENCES "Subscription" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewSeries_ledgerId_audienceTeamId_fkey" FOREIGN KEY ("ledgerId", "audienceTeamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReviewException" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "movedTo" TEXT,
    "reason" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT "ReviewException_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ReviewException_ledgerId_seriesId_fkey" FOREIGN KEY ("ledgerId", "seriesId") REFERENCES "ReviewSeries" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Stakeholder" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,
    "leftAt" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Stakeholder_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Stakeholder_ledgerId_seriesId_fkey" FOREIGN KEY ("ledgerId", "seriesId") REFERENCES "ReviewSeries" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Stakeholder_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "workspaceId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "cadence" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "agenda" TEXT,
    "currentItemId" TEXT,
    "startedBy" TEXT,
    "startedAt" BIGINT,
    "itemStartedAt" BIGINT,
    "closedBy" TEXT,
    "closedAt" BIGINT,
    "messageTs" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Review_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "reviewId" TEXT,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "figureId" TEXT,
    "figureWords" TEXT,
    "ownerUserId" TEXT,
    "minutes" INTEGER NOT NULL,
    "spentMs" BIGINT NOT NULL DEFAULT 0,
    "position" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "recordId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,
    CONSTRAINT "AgendaItem_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "AgendaItem_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Attendee" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Attendee_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendee_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Attendee_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "reviewId" TEXT,
    "itemId" TEXT,
    "what" TEXT NOT NULL,
    "why" TEXT,
    "ownerUserId" TEXT NOT NULL,
    "metric" TEXT,
    "direction" TEXT,
    "teamId" TEXT,
    "decidedDay" TEXT NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "checkDay" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,
    "state" TEXT NOT NULL,
    "verdict" TEXT,
    "checkedDay" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Decision_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_ledgerId_itemId_fkey" FOREIGN KEY ("ledgerId", "itemId") REFERENCES "AgendaItem" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Decision_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "channelId" TEXT NOT NULL,
    "reviewId" TEXT,
    "itemId" TEXT,
    "what" TEXT NOT NULL,
    "ownerUserId" TEXT NOT NULL,
    "dueDay" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "snoozedUntil" TEXT,
    "doneDay" TEXT,
    "doneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    CONSTRAINT "ActionItem_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ActionItem_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "ActionItem_ledgerId_itemId_fkey" FOREIGN KEY ("ledgerId", "itemId") REFERENCES "AgendaItem" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
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
    "ownerUserId" TEXT,
    "teamId" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
    "startDay" TEXT,
    "endDay" TEXT,
    "leadDays" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT,
    CONSTRAINT "Campaign_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Campaign_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Campaign" ("createdAt", "externalId", "id", "isRetired", "key", "ledgerId", "name", "sourceId") SELECT "createdAt", "externalId", "id", "isRetired", "key", "ledgerId", "name", "sourceId" FROM "Campaign";
DROP TABLE "Campaign";
ALTER TABLE "new_Campaign" RENAME TO "Campaign";
CREATE UNIQUE INDEX "Campaign_ledgerId_id_key" ON "Campaign"("ledgerId", "id");
CREATE UNIQUE INDEX "Campaign_ledgerId_externalId_key" ON "Campaign"("ledgerId", "externalId");
CREATE UNIQUE INDEX "Campaign_ledgerId_key_key" ON "Campaign"("ledgerId", "key");
CREATE TABLE "new_Touch" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "contactId" TEXT,
    "leadId" TEXT,
    "sourceId" TEXT,
    "campaignId" TEXT,
    "productLineId" TEXT,
    "divisionId" TEXT,
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
    CONSTRAINT "Touch_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Touch_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Touch" ("accountId", "campaignId", "contactId", "createdAt", "createdBy", "day", "externalId", "id", "leadId", "ledgerId", "sourceId", "status", "version") SELECT "accountId", "campaignId", "contactId", "createdAt", "createdBy", "day", "externalId", "id", "leadId", "ledgerId", "sourceId", "status", "version" FROM "Touch";
DROP TABLE "Touch";
ALTER TABLE "new_Touch" RENAME TO "Touch";
CREATE INDEX "Touch_ledgerId_accountId_day_idx" ON "Touch"("ledgerId", "accountId", "day");
CREATE INDEX "Touch_ledgerId_contactId_campaignId_day_idx" ON "Touch"("ledgerId", "contactId", "campaignId", "day");
CREATE INDEX "Touch_ledgerId_campaignId_day_idx" ON "Touch"("ledgerId", "campaignId", "day");
CREATE UNIQUE INDEX "Touch_ledgerId_id_key" ON "Touch"("ledgerId", "id");
CREATE UNIQUE INDEX "Touch_ledgerId_externalId_key" ON "Touch"("ledgerId", "externalId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "Budget_ledgerId_id_key" ON "Budget"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Budget_ledgerId_quarter_kind_teamId_key" ON "Budget"("ledgerId", "quarter", "kind", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Rate_ledgerId_id_key" ON "Rate"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Rate_ledgerId_currency_day_key" ON "Rate"("ledgerId", "currency", "day");

-- CreateIndex
CREATE INDEX "ReviewSeries_ledgerId_subscriptionId_idx" ON "ReviewSeries"("ledgerId", "subscriptionId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewSeries_ledgerId_id_key" ON "ReviewSeries"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewException_ledgerId_id_key" ON "ReviewException"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewException_ledgerId_seriesId_slot_key" ON "ReviewException"("ledgerId", "seriesId", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "Stakeholder_ledgerId_id_key" ON "Stakeholder"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Stakeholder_ledgerId_seriesId_userId_key" ON "Stakeholder"("ledgerId", "seriesId", "userId");

-- CreateIndex
CREATE INDEX "Review_ledgerId_channelId_state_createdAt_idx" ON "Review"("ledgerId", "channelId", "state", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Review_ledgerId_id_key" ON "Review"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Review_ledgerId_channelId_slot_key" ON "Review"("ledgerId", "channelId", "slot");

-- CreateIndex
CREATE INDEX "AgendaItem_ledgerId_channelId_state_idx" ON "AgendaItem"("ledgerId", "channelId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_ledgerId_id_key" ON "AgendaItem"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AgendaItem_ledgerId_reviewId_key_key" ON "AgendaItem"("ledgerId", "reviewId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "Attendee_ledgerId_id_key" ON "Attendee"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Attendee_ledgerId_reviewId_userId_key" ON "Attendee"("ledgerId", "reviewId", "userId");

-- CreateIndex
CREATE INDEX "Decision_ledgerId_channelId_state_checkDay_idx" ON "Decision"("ledgerId", "channelId", "state", "checkDay");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_ledgerId_id_key" ON "Decision"("ledgerId", "id");

-- CreateIndex
CREATE INDEX "ActionItem_ledgerId_state_dueDay_idx" ON "ActionItem"("ledgerId", "state", "dueDay");

-- CreateIndex
CREATE INDEX "ActionItem_ledgerId_channelId_state_idx" ON "ActionItem"("ledgerId", "channelId", "state");

-- CreateIndex
CREATE INDEX "ActionItem_ledgerId_ownerUserId_state_idx" ON "ActionItem"("ledgerId", "ownerUserId", "state");

-- CreateIndex
CREATE UNIQUE INDEX "ActionItem_ledgerId_id_key" ON "ActionItem"("ledgerId", "id");
