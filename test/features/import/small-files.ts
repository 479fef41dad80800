import type { ImportInput } from "../../../src/features/import/import-records.ts";

/** One small file of each kind, joined by ids. */
export const files = {
  accounts: [
    "\ufeffId;Company;Sector;Employees",
    '001;"Acme,\n Inc.";retail;2,822',
    "002;Globex;energy;49",
    "003;Initech;;lots",
  ],
  spend: [
    "Id,Campaign,CampaignId,Type,Day,Cost,Team",
    "S1,webinar-q3,701,webinar,5.1.2026,1500,Marketing",
    "S2,webinar-q3,701,webinar,6.1.2026,-€200,Marketing",
    "S3,,,unknown,7.1.2026,$90,",
    "S4,Fair 26,702,Mystery,8.1.2026,10,Nobody",
  ],
  leads: [
    "Id,Company,Name,Email,Source,Campaign,Day,Status",
    "L1,Acme Inc,Jane Doe,Jane@Acme.com,,701,2026-02-01,Open",
    "L2,Acme,Jane Doe,,Trade Show,,2026-03-01,Open",
    "L3,Globex,,joe@globex.com,unknown,,2026-02-03,Open",
    "L4,,Ann Lee,ann@web.de,,,2026-02-04,Open",
    "L5,Globex,Bob,,website,,2026-02-05,Junk",
  ],
  deals: [
    "Id,AccountId,LeadId,Stage,Ready,Closed,Value,Source",
    "D1,001,L1,Won,2026-02-10,2026-03-10,1000,",
    "D2,002,L3,Won,2026-01-10,2026-01-20,500,",
    "D3,001,L2,Proposal,2026-03-05,,,referral",
    "D4,009,L9,Proposal,2026-03-05,,,",
  ],
  touches: [
    "Id,LeadId,CampaignId,Day,Company,Product,Region",
    "T1,L1,701,2026-02-20,,Core,EMEA",
    "T2,,701,2026-02-21,Globex,,",
    "T3,L4,701,2026-02-22,,,",
    "T4,L1,701,2026-02-01,,,",
  ],
};
/** A kind that has such a file. */
export type Known = keyof typeof files;

/** How each of them is read. */
export const options: Record<Known, Partial<ImportInput>> = {
  accounts: {
    map: "id=Id,name=Company",
    attributes: "sector=Sector,employees=Employees",
    bands: "employees=50,200,1000",
  },
  spend: {
    map: "id=Id,campaign=Campaign,campaignId=CampaignId,source=Type,team=Team,day=Day,amount=Cost",
    dateFormat: "D.M.YYYY",
    amountsIn: "EUR",
    sources: "unknown=Marketing",
  },
  leads: {
    map: "id=Id,company=Company,contact=Name,email=Email,source=Source,campaign=Campaign,day=Day,status=Status",
    stages: "Junk=none",
  },
  deals: {
    map: "id=Id,account=AccountId,lead=LeadId,stage=Stage,salesReady=Ready,closed=Closed,amount=Value,source=Source",
    stages: "Won=won,*=open",
  },
  touches: {
    map: "id=Id,lead=LeadId,campaignId=CampaignId,day=Day,company=Company,product=Product,division=Region",
  },
};
/** The order in which they are joined. */
export const order: readonly Known[] = ["accounts", "spend", "leads", "deals", "touches"];
