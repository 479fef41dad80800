import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Day } from "../../src/core/day.ts";
import { ensureAccount } from "../../src/data/accounts.ts";
import { type Database, openDatabase } from "../../src/data/client.ts";
import { ensureContactMeant } from "../../src/data/contacts.ts";
import { countLeads } from "../../src/data/count-cohort.ts";
import { listChanges } from "../../src/data/history.ts";
import { findKnownOfAccount } from "../../src/data/known-leads.ts";
import { changeLead, listLeadsOfAccount } from "../../src/data/leads.ts";
import { insertLedger } from "../../src/data/ledgers.ts";
import { ensureLeadOrTouch } from "../../src/data/write-lead.ts";
import { type FreshDatabase, freshDatabase, providers } from "../support/databases.ts";

describe.each(providers)("who arrives is written as a lead, a touch or nothing, on %s", (provider) => {
  let fresh: FreshDatabase;
  let database: Database;
  let count = 0;
  const newId = () => {
    count += 1;
    return `id-${String(count).padStart(4, "0")}`;
  };
  beforeAll(async () => {
    fresh = await freshDatabase(provider);
    database = await openDatabase({ url: fresh.url });
    for (const id of ["acme", "globex"]) {
      await insertLedger(database.db, {
        ...{ id, workspaceId: "T1", key: id, name: id, currency: "USD", timeZone: "UTC", createdAt: 1 },
        teams: [{ id: `${id}-team`, name: "Marketing", key: "marketing", kind: "marketing" }],
        sources: [{ id: `${id}-webinar`, name: "webinar", key: "webinar", teamId: `${id}-team` }],
      });
    }
  });
  afterAll(async () => {
    await database.close();
    await fresh.drop();
  });

  const arrive = (
    ledgerId: string,
    who: { name?: string; email?: string },
    day: Day,
    sourceId: string | null,
  ) =>
    database.transaction(async (tx) => {
      count += 1;
      const by = { ledgerId, newId, createdAt: 1000 + count };
      const id = newId();
      const accountId = await ensureAccount(tx, { id, ledgerId, name: "Hooli", key: "hooli", createdAt: 1 });
      const contact = { accountId, name: who.name ?? null, email: who.email ?? null };
      const arrival = {
        ...{ accountId, contactId: await ensureContactMeant(tx, by, contact), day, sourceId },
        ...{ campaignId: null, fromText: null, productLineId: null, divisionId: null, note: null },
        externalId: null,
      };
      const written = { ...by, changeId: newId(), createdBy: "import", lookBackMonths: 12 };
      return { ...(await ensureLeadOrTouch(tx, written, arrival)), accountId, contactId: arrival.contactId };
    });

  test("a person is known by the e-mail address, by the name at the account, and in this ledger only", async () => {
    const first = await arrive("acme", { email: "Jane@Hooli.com" }, "2026-11-01", "acme-webinar");
    const named = await arrive("acme", { name: "Jane Doe", email: "jane@hooli.com" }, "2026-11-02", null);
    const again = await arrive("acme", { name: "JANE DOE" }, "2026-11-02", null);
    expect([first.kind, named.kind, again.kind]).toEqual(["lead", "touch", "known"]);
    expect([named.leadId, again.touchId]).toEqual([first.leadId, named.touchId]);
    // The address stood for the name until somebody said it.
    expect(await database.db.contact.findMany({ where: { ledgerId: "acme" } })).toMatchObject([
      { id: first.contactId, name: "Jane Doe", key: "jane doe", email: "jane@hooli.com" },
    ]);
    const other = await arrive("globex", { email: "jane@hooli.com" }, "2026-11-02", "globex-webinar");
    expect(other.kind).toBe("lead");
    expect(await listLeadsOfAccount(database.db, "globex", first.accountId)).toEqual([]);
    expect(await findKnownOfAccount(database.db, "globex", first.accountId)).toEqual({
      ...{ leads: [], touches: [], closings: [] },
    });
  });

  test("one history row tells of each", async () => {
    const lead = await arrive("acme", { name: "Joe" }, "2026-11-03", null);
    expect(await listChanges(database.db, "acme", lead.leadId ?? "")).toMatchObject([
      { subject: "lead", action: "logged", actor: "import", before: null, effectiveDay: "2026-11-03" },
    ]);
    const touch = await arrive("acme", { name: "Joe" }, "2026-11-04", null);
    expect(await listChanges(database.db, "acme", touch.touchId ?? "")).toMatchObject([
      { subject: "touch", action: "touched", after: { leadId: lead.leadId } },
    ]);
  });

  test("of one person who arrives twice at once one is the touch and one is known", async () => {
    const both = [1, 2].map(() => arrive("acme", { name: "Joe" }, "2026-11-05", null));
    expect((await Promise.all(both)).map(({ kind }) => kind).sort()).toEqual(["known", "touch"]);
  });

  test("an undone lead is counted nowhere, and the same person is a lead again", async () => {
    const november = { start: "2026-11-01", end: "2026-12-01" } as const;
    const before = await countLeads(database, "acme", november);
    const { leadId, touchId } = await arrive("acme", { name: "Bob" }, "2026-11-06", null);
    expect(await countLeads(database, "acme", november)).toBe(before + 1);
    expect(
      await changeLead(database.db, "acme", { id: leadId ?? "", version: 1 }, { status: "undone" }),
    ).toBe(true);
    await database.db.touch.updateMany({ where: { id: touchId ?? "" }, data: { status: "undone" } });
    expect(await countLeads(database, "acme", november)).toBe(before);
    expect((await arrive("acme", { name: "Bob" }, "2026-11-06", null)).kind).toBe("lead");
  });
});
