import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayAt } from "../../../src/core/day.ts";
import { ledgerTables } from "../../../src/data/ledger-tables.ts";
import { bindChannel } from "../../../src/data/ledgers.ts";
import { exportLedger } from "../../../src/features/export/export-ledger.ts";
import { importExport } from "../../../src/features/export/import-export.ts";
import { writeSample } from "../../../src/playground/sample/write-sample.ts";
import { channels } from "../../../src/playground/seed.ts";
import { inOffice } from "../../stories/in-office.ts";
import { insertStoryLedger } from "../../stories/insert-records.ts";
import { providers } from "../../support/databases.ts";

const questions = [
  "/funnel",
  "/funnel by source",
  "/funnel by team",
  "/funnel by product",
  "/funnel last quarter by division cohort",
  "/commit",
  "/scorecard",
  "/deal list",
  "/deal show =Acme",
];

describe.each(providers)("export, and import of it into an empty ledger, on %s", (provider) => {
  const { db, say, office } = inOffice(provider);
  const folder = mkdtempSync(join(tmpdir(), "export-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ids = { original: "", beta: "" };

  beforeAll(async () => {
    const { services } = office();
    const today = dayAt(services.clock(), "America/New_York");
    await writeSample(services.database, { newId: services.newId, createdAt: services.clock(), today });
    ids.original = (await db().ledger.findFirstOrThrow({ where: { key: "default" } })).id;
    ids.beta = await insertStoryLedger(office(), { name: "Beta", channel: "leadership" });
    await say('/meeting "=Acme" with "@Jane" from "webinar" because "-1, ""quoted"""');
    await say('/deal closed "=Acme" $120k because it was so');
    await say('/meeting "Globex Inc" from nowhere known');
    await say('/meeting "Secret Beta" from webinar', "marketer", "leadership");
    await say('/meeting "Other company" from outbound', "marketer", "leadership");
  });

  const takeOut = (to: string, format: "csv" | "json" = "csv", ledgerId = ids.original) =>
    exportLedger(office().services.database, {
      ...{ ledger: { id: ledgerId, name: "Northwind" }, folder: join(folder, to), format },
    });
  const bringIn = (from: string, ledgerName: string, stopAt = Number.POSITIVE_INFINITY) => {
    const { database, newId, clock } = office().services;
    const stop = new AbortController();
    const onProgress = ({ rows }: { rows: number }) => (rows >= stopAt ? stop.abort() : undefined);
    const input = { folder: join(folder, from), ledgerName, workspaceId: office().slack.team.id };
    return importExport({ database, newId, clock }, { ...input, signal: stop.signal, onProgress });
  };
  const read = (from: string, file: string, format = "csv") =>
    readFileSync(join(folder, from, `${file}.${format}`), "utf8");
  /** Every answer, without the ledger's name, which is the only thing that may differ. */
  const answers = async (where: string) => {
    const texts = [];
    for (const question of questions) {
      const { text } = await say(question, "rep", where);
      texts.push(text.replace(/^Ledger: .*$/gm, ""));
    }
    return texts;
  };
  const ledgerNamed = async (name: string) => (await db().ledger.findFirstOrThrow({ where: { name } })).id;

  it("gives the same reports, keeps history with its authors, and leaves other ledgers alone", async () => {
    await takeOut("beta-before", "csv", ids.beta);
    const { rows } = await takeOut("csv");
    const before = await answers("pipeline");
    const done = await bringIn("csv", "Copy");
    expect(done).toMatchObject({ exportedName: "Northwind", isStopped: false });
    // All but the ledger's own row, its four channels, its two schedules, and its meetings with what came of them.
    expect(done.rows).toBe(rows - 7 - 24);
    expect(done.leftOut.map((left) => [left.file, left.rows])).toEqual([
      ["channels", 4],
      ["schedules", 2],
      ...[
        ["reviews", 3],
        ["agenda-items", 6],
        ["attendees", 9],
        ["decisions", 3],
        ["actions", 3],
      ],
    ]);
    const ledgerId = await ledgerNamed("Copy");
    const binding = { workspaceId: office().slack.team.id, channelId: channels.marketing.id, ledgerId };
    await bindChannel(db(), binding);
    expect(await answers("marketing")).toEqual(before);
    expect(before.join("\n")).not.toContain("Secret Beta");

    await takeOut("beta-after", "csv", ids.beta);
    for (const { file } of ledgerTables) expect(read("beta-after", file)).toBe(read("beta-before", file));

    const historyOf = async (id: string) => {
      const where = { ledgerId: id, subject: { not: "ledger" } };
      const rows = await db().history.findMany({ where, orderBy: { id: "asc" } });
      return rows.map((row) => [row.actor, row.action, row.recordedAt, row.effectiveDay]);
    };
    expect(await historyOf(ledgerId)).toEqual(await historyOf(ids.original));
    const won = await db().history.findFirstOrThrow({ where: { ledgerId, action: "won" } });
    expect(await db().deal.findUnique({ where: { id: won.subjectId } })).toMatchObject({
      ...{ ledgerId, status: "won", amountMinor: 12_000_000n },
    });
  });

  it("an export of the copy is the same export, but for ids, as CSV and as JSON", async () => {
    await takeOut("json", "json");
    await bringIn("json", "From JSON");
    await takeOut("copy", "json", await ledgerNamed("Copy"));
    await takeOut("copy-of-json", "json", await ledgerNamed("From JSON"));
    const withoutIds = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id");
    for (const { file, name, staysBehind } of ledgerTables) {
      if (name === "Ledger" || name === "History" || staysBehind !== null) continue;
      const original = withoutIds(read("json", file, "json"));
      expect(withoutIds(read("copy", file, "json"))).toBe(original);
      expect(withoutIds(read("copy-of-json", file, "json"))).toBe(original);
    }
  });

  it("guards what a spreadsheet would run, and keeps the app's secrets to itself", async () => {
    const hook = { ledgerId: ids.original, secretHash: "hash-of-a-secret", createdAt: 0n, createdBy: "U" };
    await db().leadHook.create({ data: { id: "hook", ...hook } });
    await takeOut("guarded");
    const texts = ledgerTables.map(({ file }) => read("guarded", file)).join("\n");
    expect(texts).toContain(",'=Acme,");
    expect(texts).not.toMatch(/(^|,)[=@]/m);
    expect(texts).not.toContain("hash-of-a-secret");
  });

  it("an import that was stopped is completed by running it again", async () => {
    await takeOut("beta", "json", ids.beta);
    expect(await bringIn("beta", "Stopped", 7)).toMatchObject({ isStopped: true });
    expect(await db().deal.count({ where: { ledgerId: await ledgerNamed("Stopped") } })).toBe(0);
    expect(await bringIn("beta", "Stopped")).toMatchObject({ isStopped: false });
    await takeOut("stopped", "json", await ledgerNamed("Stopped"));
    for (const file of ["accounts", "deals", "meetings"]) {
      expect(read("stopped", file, "json").split("\n")).toHaveLength(
        read("beta", file, "json").split("\n").length,
      );
    }
    await expect(bringIn("beta", "Stopped")).rejects.toThrow('Ledger "Stopped" holds records already.');
  });

  it("refuses a ledger with records, a folder that is no whole export, and one that lacks rows", async () => {
    await expect(bringIn("csv", "Beta")).rejects.toThrow('Ledger "Beta" holds records already.');
    await expect(bringIn("nowhere", "New")).rejects.toThrow("is no whole export: it has no export.json.");
    await expect(takeOut("csv")).rejects.toThrow("csv is not empty");
    const deals = join(folder, "beta", "deals.json");
    const whole = readFileSync(deals, "utf8");
    writeFileSync(deals, whole.replace(/^\{.*\n/m, ""));
    await expect(bringIn("beta", "New")).rejects.toThrow("deals.json has 1 rows; the export wrote 2.");
    writeFileSync(deals, whole.replace(/"version":\d+/, '"version":"many"'));
    await expect(bringIn("beta", "New")).rejects.toThrow(
      "deals.json, row 1: version is no whole number: “many”.",
    );
    expect(await db().ledger.count({ where: { name: "New" } })).toBe(0);
  });
});
