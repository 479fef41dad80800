-- AlterTable
ALTER TABLE "Campaign" ADD COLUMN     "createdBy" TEXT,
ADD COLUMN     "divisionId" TEXT,
ADD COLUMN     "endDay" TEXT,
ADD COLUMN     "leadDays" INTEGER,
ADD COLUMN     "ownerUserId" TEXT,
ADD COLUMN     "productLineId" TEXT,
ADD COLUMN     "startDay" TEXT,
ADD COLUMN     "teamId" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "Touch" ADD COLUMN     "divisionId" TEXT,
ADD COLUMN     "productLineId" TEXT;

-- CreateTable
CREATE TABLE "Budget" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Budget_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rate" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "rate" TEXT NOT NULL,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewSeries" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "subscriptionId" TEXT NOT NULL,
    "audienceTeamId" TEXT,
    "agendaDaysBefore" INTEGER NOT NULL DEFAULT 1,
    "agendaTime" TEXT NOT NULL DEFAULT '16:00',
    "minutes" INTEGER NOT NULL DEFAULT 45,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "ReviewSeries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewException" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "movedTo" TEXT,
    "reason" TEXT,
    "setBy" TEXT NOT NULL,
    "setAt" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ReviewException_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Stakeholder" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "seriesId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,
    "leftAt" BIGINT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Stakeholder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgendaItem" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attendee" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "reviewId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "teamId" TEXT,
    "createdAt" BIGINT NOT NULL,

    CONSTRAINT "Attendee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ActionItem" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "ActionItem_pkey" PRIMARY KEY ("id")
);

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

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Campaign" ADD CONSTRAINT "Campaign_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_productLineId_fkey" FOREIGN KEY ("ledgerId", "productLineId") REFERENCES "ProductLine"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touch" ADD CONSTRAINT "Touch_ledgerId_divisionId_fkey" FOREIGN KEY ("ledgerId", "divisionId") REFERENCES "Division"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Budget" ADD CONSTRAINT "Budget_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Rate" ADD CONSTRAINT "Rate_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSeries" ADD CONSTRAINT "ReviewSeries_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSeries" ADD CONSTRAINT "ReviewSeries_ledgerId_subscriptionId_fkey" FOREIGN KEY ("ledgerId", "subscriptionId") REFERENCES "Subscription"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewSeries" ADD CONSTRAINT "ReviewSeries_ledgerId_audienceTeamId_fkey" FOREIGN KEY ("ledgerId", "audienceTeamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewException" ADD CONSTRAINT "ReviewException_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewException" ADD CONSTRAINT "ReviewException_ledgerId_seriesId_fkey" FOREIGN KEY ("ledgerId", "seriesId") REFERENCES "ReviewSeries"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stakeholder" ADD CONSTRAINT "Stakeholder_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stakeholder" ADD CONSTRAINT "Stakeholder_ledgerId_seriesId_fkey" FOREIGN KEY ("ledgerId", "seriesId") REFERENCES "ReviewSeries"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stakeholder" ADD CONSTRAINT "Stakeholder_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendee" ADD CONSTRAINT "Attendee_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendee" ADD CONSTRAINT "Attendee_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendee" ADD CONSTRAINT "Attendee_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_ledgerId_itemId_fkey" FOREIGN KEY ("ledgerId", "itemId") REFERENCES "AgendaItem"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_ledgerId_teamId_fkey" FOREIGN KEY ("ledgerId", "teamId") REFERENCES "Team"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ledgerId_reviewId_fkey" FOREIGN KEY ("ledgerId", "reviewId") REFERENCES "Review"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActionItem" ADD CONSTRAINT "ActionItem_ledgerId_itemId_fkey" FOREIGN KEY ("ledgerId", "itemId") REFERENCES "AgendaItem"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
