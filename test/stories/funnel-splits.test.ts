import { beforeAll, describe, expect, it } from "vitest";
import { inputOf, runImport } from "../features/import/run-import.ts";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";
import { rowOf } from "./read-table.ts";

const files = {
  accounts: ["id,name,sector,head count", "1,Acme,retail,40", "2,Globex,energy,900", "3,Initech,,51"],
  leads: [
    "id,account,source,campaign,day",
    "L1,1,webinar,webinar-q4,2026-10-05",
    "L2,2,webinar,webinar-q4,2026-10-06",
    "L3,3,website,,2026-10-07",
  ],
  deals: [
    "id,account,lead,stage,ready,closed,amount",
    "D1,1,L1,Won,2026-10-10,2026-11-02,1000",
    "D2,2,L2,Lost,2026-10-11,2026-11-03,",
    "D3,3,L3,Won,2026-10-12,2026-11-04,500",
  ],
};

describe.each(providers)("the funnel by campaign and by an attribute on %s", (provider) => {
  const { office, say, slack } = inOffice(provider);
  beforeAll(async () => {
    const { database } = office().services;
    const common = { workspaceId: slack().team.id, reportFile: null, stages: null };
    const bring = (kind: "accounts" | "leads" | "deals", map: string, more: object) =>
      runImport(database, "", { input: inputOf(files[kind].join("\n")), kind, map, ...common, ...more });
    for (const ledgerName of ["Acme Europe", "Other client"]) {
      const attributes =
        ledgerName === "Acme Europe" ? "sector=sector,head count=head count" : "region=sector";
      await bring("accounts", "id=id,name=name", { ledgerName, attributes, bands: "head count=50,200" });
      await bring("leads", "id=id,account=account,source=source,campaign=campaign,day=day", { ledgerName });
      const deals =
        "id=id,account=account,lead=lead,stage=stage,salesReady=ready,closed=closed,amount=amount";
      await bring("deals", deals, { ledgerName, stages: "Won=won,Lost=lost" });
    }
    await say("/roundtrip use Acme Europe");
  });

  it("counts leads, meetings and wins by campaign", async () => {
    const shown = await say("/funnel by campaign");
    // label, leads, meetings, won, lost
    expect(rowOf(shown, "webinar-q4").slice(0, 5)).toEqual(["webinar-q4", "2", "2", "1", "1"]);
    expect(rowOf(shown, "No campaign").slice(0, 5)).toEqual(["No campaign", "1", "1", "1", "0"]);
  });

  it("counts them by an attribute of the account, with a row of those that have none, in either view", async () => {
    for (const view of ["", " cohort"]) {
      const shown = await say(`/funnel by Sector${view}`);
      expect(rowOf(shown, "retail").slice(0, 5)).toEqual(["retail", "1", "1", "1", "0"]);
      expect(rowOf(shown, "energy").slice(0, 5)).toEqual(["energy", "1", "1", "0", "1"]);
      expect(rowOf(shown, "No sector").slice(0, 5)).toEqual(["No sector", "1", "1", "1", "0"]);
    }
    const bands = await say('/funnel by "head count" cohort by meetings');
    expect(bands.text.indexOf("0–49")).toBeLessThan(bands.text.indexOf("50–199"));
    expect(rowOf(bands, "200+").slice(0, 4)).toEqual(["200+", "1", "0", "1"]);
  });

  it("names the ledger's own attributes when it has no such one", async () => {
    const shown = await say("/funnel by region");
    expect(shown.text).toContain(
      '"by region" is not known. It goes by source, campaign, team, product, division, head count or sector.',
    );
    await say("/roundtrip use Other client");
    expect(rowOf(await say("/funnel by region"), "No region").slice(0, 3)).toEqual(["No region", "1", "1"]);
  });
});
