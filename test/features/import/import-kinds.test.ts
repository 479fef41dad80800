import { describe, expect, it } from "vitest";
import type { ImportKind } from "../../../src/core/import-kinds.ts";
import type { Database } from "../../../src/data/client.ts";
import type { ImportInput } from "../../../src/features/import/import-records.ts";
import { providers } from "../../support/databases.ts";
import { openFresh, runImport, writeCsv } from "./run-import.ts";
import { files, type Known, options, order } from "./small-files.ts";

const importKind = (database: Database, kind: Known, changed: Partial<ImportInput> = {}, rows?: string[]) =>
  runImport(database, writeCsv((rows ?? files[kind]).join("\n"), `${kind}.csv`), {
    ...{ kind, map: null, stages: null, reportFile: null, ...options[kind], ...changed },
  });

async function importAll(database: Database, changed: Partial<ImportInput> = {}) {
  const summaries = [];
  for (const kind of order) summaries.push(await importKind(database, kind, changed));
  return summaries;
}

describe.each(providers)("importing every kind on %s", (provider) => {
  it("joins them by the other system's ids, and a second run changes nothing", {
    timeout: 60_000,
  }, async () => {
    const database = await openFresh(provider);
    const { db } = database;
    const [accounts, spend, leads, deals, touches] = await importAll(database);

    expect(accounts).toMatchObject({ created: 3, refusedRows: 0 });
    expect(accounts?.dataErrors).toEqual([
      { text: "Employees: … is no number, so it has no band", count: 1 },
    ]);
    const facts = await db.attribute.findMany({
      select: { key: true, value: true, account: { select: { name: true } } },
    });
    expect(facts.map(({ key, value, account }) => [account.name, key, value].join(" | ")).sort()).toEqual([
      "Acme,\n Inc. | employees | 1000+",
      "Acme,\n Inc. | sector | retail",
      "Globex | employees | 0–49",
      "Globex | sector | energy",
    ]);

    // "unknown" is a source of that name because --sources says so; "Mystery" is none, and its campaign neither
    expect(spend).toMatchObject({ created: 4, campaignsCreated: 1, sourcesCreated: 1 });
    expect(spend?.unmatchedSources).toEqual([{ text: "Mystery", count: 1 }]);
    expect(spend?.dataErrors).toEqual([{ text: "team: … is no team of the ledger", count: 1 }]);
    const money = await db.spend.findMany({
      select: { amountMinor: true, currency: true, source: true, campaign: true },
      orderBy: { externalId: "asc" },
    });
    expect(
      money.map((row) => [
        row.amountMinor,
        row.currency,
        row.source?.name ?? null,
        row.campaign?.name ?? null,
      ]),
    ).toEqual([
      [150_000n, "EUR", "webinar", "webinar-q3"],
      [-20_000n, "EUR", "webinar", "webinar-q3"],
      [9_000n, "USD", "unknown", null],
      [1_000n, "EUR", null, null],
    ]);

    // Jane again from a trade show is a touch; Ann has no company; junk is no lead
    expect(leads).toMatchObject({
      created: 4,
      knownPeople: 1,
      notLeads: 1,
      peopleCreated: 2,
      refusedRows: 0,
    });
    const stored = await db.lead.findMany({
      select: { externalId: true, source: true, campaign: true, contact: true, note: true, fromText: true },
      orderBy: { externalId: "asc" },
    });
    expect(
      stored.map((lead) => [
        lead.externalId,
        lead.source?.name ?? null,
        lead.contact?.email ?? null,
        lead.note,
      ]),
    ).toEqual([
      ["L1", "webinar", "jane@acme.com", null],
      ["L3", "unknown", "joe@globex.com", null],
      ["L4", null, null, "Ann Lee; ann@web.de"],
    ]);

    expect(deals).toMatchObject({ created: 4, refusedRows: 0 });
    expect(deals?.dataErrors).toEqual([
      { text: "closed: closed …, before its lead came in …", count: 1 }, // D2: 20 Jan, its lead 3 Feb
      { text: "account: no account has the id … yet", count: 1 },
      { text: "lead: no lead has the id … yet", count: 1 },
    ]);
    const joined = await db.deal.findMany({
      select: { account: true, originLead: true, source: true, campaign: true, team: true },
      orderBy: { externalId: "asc" },
    });
    expect(
      joined.map((deal) => [
        ...[deal.account?.externalId ?? null, deal.originLead?.externalId ?? null],
        ...[deal.source?.name ?? null, deal.campaign?.name ?? null, deal.team?.name ?? null],
      ]),
    ).toEqual([
      ["001", "L1", "webinar", "webinar-q3", "Marketing"], // a blank source is its lead's
      ["002", "L3", "unknown", null, "Marketing"],
      ["001", "L1", "referral", null, "Sales"], // L2 is Jane's touch: the lead behind it is L1
      [null, null, null, null, null],
    ]);

    // T4 is the touch that made the lead: the same person, campaign and day
    expect(touches).toMatchObject({ created: 2, unchanged: 1 });
    expect(touches?.dataErrors).toEqual([
      { text: "company: no company is known for it; left out", count: 1 },
    ]);

    expect(
      await db.touch.findMany({
        where: { externalId: { in: ["T1", "T2"] } },
        select: { productLine: { select: { name: true } }, division: { select: { name: true } } },
        orderBy: { externalId: "asc" },
      }),
    ).toEqual([
      { productLine: { name: "Core" }, division: { name: "EMEA" } },
      { productLine: null, division: null },
    ]);

    const count = async () => [
      ...[await db.history.count(), await db.lead.count(), await db.touch.count(), await db.deal.count()],
      ...[
        await db.account.count(),
        await db.contact.count(),
        await db.spend.count(),
        await db.campaign.count(),
      ],
    ];
    const before = await count();
    for (const again of await importAll(database)) {
      expect(again).toMatchObject({ created: 0, changed: 0, leftAlone: 0 });
    }
    expect(await count()).toEqual(before);
  });

  it("follows the file, leaves alone what a person changed, and knows one ledger from another", async () => {
    const database = await openFresh(provider);
    const { db } = database;
    const dry = await importKind(database, "leads", { isDryRun: true });
    const real = await importKind(database, "leads");
    expect({ ...dry, isDryRun: false, isNewLedger: true }).toEqual(real);
    await importKind(database, "leads", { ledgerName: "Globex" });
    expect(await db.lead.count()).toBe(6);

    const [lead] = await db.lead.findMany({ where: { externalId: "L3", ledger: { name: "Acme Europe" } } });
    await db.lead.update({ where: { id: lead?.id ?? "" }, data: { version: 2, day: "2026-01-01" } });
    const moved = files.leads.map((row) =>
      row.replace("L1,Acme Inc", "L1,Acme Inc").replace("2026-02-01", "2026-02-11"),
    );
    const later = moved.map((row) => row.replace("2026-02-03", "2026-02-13"));
    const summary = await importKind(database, "leads", {}, later);
    expect(summary).toMatchObject({ created: 0, changed: 1, leftAlone: 1 });
    const days = await db.lead.findMany({
      where: { externalId: { in: ["L1", "L3"] } },
      select: { externalId: true, day: true, ledger: { select: { name: true } } },
    });
    expect(days.map((row) => [row.ledger.name, row.externalId, row.day].join(" ")).sort()).toEqual([
      "Acme Europe L1 2026-02-11",
      "Acme Europe L3 2026-01-01",
      "Globex L1 2026-02-01",
      "Globex L3 2026-02-03",
    ]);
    // its first touch moved along, and junk takes a lead away that was one before
    expect(await db.touch.count({ where: { day: "2026-02-11" } })).toBe(1);
    await importKind(database, "leads", { stages: "Open=none,Junk=none" }, later);
    expect(await db.lead.count({ where: { ledger: { name: "Acme Europe" }, status: "undone" } })).toBe(2);
  });

  it("renames an account that it finds by its id, unless a person did", async () => {
    const database = await openFresh(provider);
    const { db } = database;
    const accounts = (name: string) =>
      importKind(database, "accounts", { attributes: null, bands: null }, ["Id,Company", `1,${name}`]);
    await accounts("Acme");
    expect(await accounts("Acme Global")).toMatchObject({ created: 0, changed: 1 });
    const account = await db.account.findFirstOrThrow({ where: { externalId: "1" } });
    expect(account).toMatchObject({ name: "Acme Global", key: "acme global" });
    await db.history.create({
      data: {
        ...{ id: "h1", ledgerId: account.ledgerId, subject: "account", subjectId: account.id },
        ...{ action: "renamed", actor: "U1", recordedAt: 1n },
      },
    });
    expect(await accounts("Acme Universal")).toMatchObject({ changed: 0, leftAlone: 1 });
    expect(
      await importKind(
        database,
        "accounts",
        { kind: "products", map: "name=Company", attributes: null, bands: null },
        ["Company", "Core", "core ", "Edge"],
      ),
    ).toMatchObject({ created: 2, unchanged: 1 });
  });
});

it.each([
  { kind: "leads", row: "L1,Acme,,,,,,", column: "Day", reason: "the day is blank" },
  { kind: "spend", row: "S1,,,,5.1.2026,,", column: "Cost", reason: "the amount is blank" },
  {
    kind: "touches",
    row: "T1,,701,2026-02-20,,,",
    column: "Company",
    reason: "the company or account or lead is blank",
  },
] as const)("refuses a row of $kind: $reason", async ({ kind, row, column, reason }) => {
  const database = await openFresh("sqlite");
  const given: ImportKind = kind;
  const summary = await importKind(database, kind, { kind: given }, [files[kind][0] ?? "", row]);
  expect(summary.refused).toEqual([{ line: 2, column, reason }]);
});
