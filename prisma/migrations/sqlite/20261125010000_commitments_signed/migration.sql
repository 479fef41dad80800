-- AlterTable
ALTER TABLE "Commitment" ADD COLUMN "signedAt" BIGINT;
ALTER TABLE "Commitment" ADD COLUMN "signedBy" TEXT;

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN "ownerUserId" TEXT;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN "channelId" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN "chartsRefusedAt" BIGINT;

-- CreateTable
CREATE TABLE "CommitmentVersion" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "commitmentId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "shareBp" INTEGER,
    "number" BIGINT,
    "reason" TEXT,
    "state" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" BIGINT NOT NULL,
    "agreedBy" TEXT,
    "agreedAt" BIGINT,
    CONSTRAINT "CommitmentVersion_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "CommitmentVersion_ledgerId_commitmentId_fkey" FOREIGN KEY ("ledgerId", "commitmentId") REFERENCES "Commitment" ("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ClosedQuarter" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ledgerId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "closedAt" BIGINT NOT NULL,
    CONSTRAINT "ClosedQuarter_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
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
    "keyMetrics" TEXT NOT NULL DEFAULT '',
    "meetingsCount" TEXT NOT NULL DEFAULT 'booked',
    "askedAt" BIGINT,
    "lookBackMonths" INTEGER NOT NULL DEFAULT 12,
    "setupStep" INTEGER DEFAULT 0,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Ledger_workspaceId_fkey" FOREIGN KEY ("workspaceId") REFERENCES "Workspace" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Ledger" ("askedAt", "createdAt", "currency", "fiscalStartMonth", "holidays", "id", "key", "lookBackMonths", "name", "salesMeans", "setupStep", "timeZone", "weekStart", "workspaceId") SELECT "askedAt", "createdAt", "currency", "fiscalStartMonth", "holidays", "id", "key", "lookBackMonths", "name", "salesMeans", "setupStep", "timeZone", "weekStart", "workspaceId" FROM "Ledger";
DROP TABLE "Ledger";
ALTER TABLE "new_Ledger" RENAME TO "Ledger";
CREATE UNIQUE INDEX "Ledger_workspaceId_key_key" ON "Ledger"("workspaceId", "key");
CREATE TABLE "new_Subscription" (
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
    "sectionsOff" TEXT NOT NULL DEFAULT '',
    "skipsEmpty" BOOLEAN NOT NULL DEFAULT false,
    "ownerUserId" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    CONSTRAINT "Subscription_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_Subscription" ("cadence", "channelId", "createdAt", "id", "kind", "ledgerId", "localTime", "nextAt", "nextSlot", "ownerUserId", "pausedReason", "state", "timeZone", "version", "weekday", "workspaceId") SELECT "cadence", "channelId", "createdAt", "id", "kind", "ledgerId", "localTime", "nextAt", "nextSlot", "ownerUserId", "pausedReason", "state", "timeZone", "version", "weekday", "workspaceId" FROM "Subscription";
DROP TABLE "Subscription";
ALTER TABLE "new_Subscription" RENAME TO "Subscription";
CREATE INDEX "Subscription_state_nextAt_idx" ON "Subscription"("state", "nextAt");
CREATE UNIQUE INDEX "Subscription_ledgerId_id_key" ON "Subscription"("ledgerId", "id");
CREATE UNIQUE INDEX "Subscription_ledgerId_channelId_kind_key" ON "Subscription"("ledgerId", "channelId", "kind");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentVersion_ledgerId_id_key" ON "CommitmentVersion"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentVersion_ledgerId_commitmentId_version_key" ON "CommitmentVersion"("ledgerId", "commitmentId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedQuarter_ledgerId_id_key" ON "ClosedQuarter"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedQuarter_ledgerId_quarter_key" ON "ClosedQuarter"("ledgerId", "quarter");
