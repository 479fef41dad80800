-- DropIndex
DROP INDEX "Lead_ledgerId_day_sourceId_productLineId_divisionId_idx";

-- AlterTable
ALTER TABLE "Account" ADD COLUMN     "externalId" TEXT;

-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "externalId" TEXT,
ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "ChannelBinding" ADD COLUMN     "teamId" TEXT;

-- AlterTable
ALTER TABLE "Contact" ADD COLUMN     "externalId" TEXT;

-- AlterTable
ALTER TABLE "Deal" ADD COLUMN     "leadQuality" TEXT,
ADD COLUMN     "leadQualityAt" BIGINT,
ADD COLUMN     "leadQualityBy" TEXT,
ADD COLUMN     "leadQualityReason" TEXT;

-- AlterTable
ALTER TABLE "Division" ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Lead" ADD COLUMN     "createdBy" TEXT,
ADD COLUMN     "fromText" TEXT,
ADD COLUMN     "note" TEXT,
ADD COLUMN     "status" TEXT NOT NULL DEFAULT 'open',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Ledger" ADD COLUMN     "lookBackMonths" INTEGER NOT NULL DEFAULT 12,
ADD COLUMN     "setupStep" INTEGER DEFAULT 0;

-- AlterTable
ALTER TABLE "Meeting" ADD COLUMN     "acceptedDay" TEXT,
ADD COLUMN     "heldDay" TEXT,
ADD COLUMN     "outcomeReason" TEXT;

-- AlterTable
ALTER TABLE "ProductLine" ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Source" ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "isRetired" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Member" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "teamId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DefinitionVersion" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,

    CONSTRAINT "DefinitionVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LeadHook" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "revokedAt" BIGINT,

    CONSTRAINT "LeadHook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Touch" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "isRetired" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "Stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageEntry" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "dealId" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'open',
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT,

    CONSTRAINT "StageEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reopening" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Reopening_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Spend" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Spend_pkey" PRIMARY KEY ("id")
);

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
CREATE UNIQUE INDEX "Campaign_ledgerId_externalId_key" ON "Campaign"("ledgerId", "externalId");

-- CreateIndex
CREATE INDEX "Contact_ledgerId_email_idx" ON "Contact"("ledgerId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Contact_ledgerId_externalId_key" ON "Contact"("ledgerId", "externalId");

-- CreateIndex
CREATE INDEX "Lead_ledgerId_day_status_sourceId_productLineId_divisionId_idx" ON "Lead"("ledgerId", "day", "status", "sourceId", "productLineId", "divisionId");

-- CreateIndex
CREATE INDEX "Lead_ledgerId_contactId_idx" ON "Lead"("ledgerId", "contactId");

-- AddForeignKey
ALTER TABLE "ChannelBinding" ADD CONSTRAINT "ChannelBinding_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DefinitionVersion" ADD CONSTRAINT "DefinitionVersion_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LeadHook" ADD CONSTRAINT "LeadHook_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_accountId_fkey" FOREIGN KEY ("ledgerId", "accountId") REFERENCES "Account"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_contactId_fkey" FOREIGN KEY ("ledgerId", "contactId") REFERENCES "Contact"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_leadId_fkey" FOREIGN KEY ("ledgerId", "leadId") REFERENCES "Lead"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageEntry" ADD CONSTRAINT "StageEntry_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageEntry" ADD CONSTRAINT "StageEntry_ledgerId_dealId_fkey" FOREIGN KEY ("ledgerId", "dealId") REFERENCES "Deal"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageEntry" ADD CONSTRAINT "StageEntry_ledgerId_stageId_fkey" FOREIGN KEY ("ledgerId", "stageId") REFERENCES "Stage"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reopening" ADD CONSTRAINT "Reopening_ledgerId_dealId_fkey" FOREIGN KEY ("ledgerId", "dealId") REFERENCES "Deal"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_campaignId_fkey" FOREIGN KEY ("ledgerId", "campaignId") REFERENCES "Campaign"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_sourceId_fkey" FOREIGN KEY ("ledgerId", "sourceId") REFERENCES "Source"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Spend" ADD CONSTRAINT "Spend_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
