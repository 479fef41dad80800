-- AlterTable
ALTER TABLE "Commitment" ADD COLUMN     "signedAt" BIGINT,
ADD COLUMN     "signedBy" TEXT;

-- AlterTable
ALTER TABLE "Ledger" ADD COLUMN     "keyMetrics" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "meetingsCount" TEXT NOT NULL DEFAULT 'booked';

-- AlterTable
ALTER TABLE "Outbox" ADD COLUMN     "ownerUserId" TEXT;

-- AlterTable
ALTER TABLE "Subscription" ADD COLUMN     "sectionsOff" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "skipsEmpty" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Team" ADD COLUMN     "channelId" TEXT;

-- AlterTable
ALTER TABLE "Workspace" ADD COLUMN     "chartsRefusedAt" BIGINT;

-- CreateTable
CREATE TABLE "CommitmentVersion" (
    "id" TEXT NOT NULL,
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

    CONSTRAINT "CommitmentVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClosedQuarter" (
    "id" TEXT NOT NULL,
    "ledgerId" TEXT NOT NULL,
    "quarter" TEXT NOT NULL,
    "figures" TEXT NOT NULL,
    "closedAt" BIGINT NOT NULL,

    CONSTRAINT "ClosedQuarter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentVersion_ledgerId_id_key" ON "CommitmentVersion"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CommitmentVersion_ledgerId_commitmentId_version_key" ON "CommitmentVersion"("ledgerId", "commitmentId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedQuarter_ledgerId_id_key" ON "ClosedQuarter"("ledgerId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ClosedQuarter_ledgerId_quarter_key" ON "ClosedQuarter"("ledgerId", "quarter");

-- AddForeignKey
ALTER TABLE "CommitmentVersion" ADD CONSTRAINT "CommitmentVersion_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CommitmentVersion" ADD CONSTRAINT "CommitmentVersion_ledgerId_commitmentId_fkey" FOREIGN KEY ("ledgerId", "commitmentId") REFERENCES "Commitment"("ledgerId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClosedQuarter" ADD CONSTRAINT "ClosedQuarter_ledgerId_fkey" FOREIGN KEY ("ledgerId") REFERENCES "Ledger"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
