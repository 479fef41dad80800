import { describe, expect, it } from "vitest";
import { providers } from "../support/databases.ts";
import { inOffice } from "./in-office.ts";

describe.each(providers)("/roundtrip export, on %s", (provider) => {
  const { say } = inOffice(provider);

  it("sends the tables to the admin who asks, or says what to do instead; nobody else gets them", async () => {
    await say("/meeting Acme with Jane from webinar");
    expect((await say("/roundtrip export")).text).toContain(
      "Only a workspace admin or owner can export a ledger.",
    );
    const sent = await say("/roundtrip export", "admin");
    expect(sent.text).toMatch(/The export of .* is in your messages with Roundtrip: \d+ rows in \d+ files/);
  });
});
