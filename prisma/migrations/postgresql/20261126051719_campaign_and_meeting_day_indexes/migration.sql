-- CreateIndex
CREATE INDEX "Deal_ledgerId_campaignId_salesReadyDay_idx" ON "Deal"("ledgerId", "campaignId", "salesReadyDay");

-- CreateIndex
CREATE INDEX "Lead_ledgerId_campaignId_day_status_idx" ON "Lead"("ledgerId", "campaignId", "day", "status");

-- CreateIndex
CREATE INDEX "Meeting_ledgerId_heldDay_idx" ON "Meeting"("ledgerId", "heldDay");

-- CreateIndex
CREATE INDEX "Meeting_ledgerId_acceptedDay_idx" ON "Meeting"("ledgerId", "acceptedDay");
