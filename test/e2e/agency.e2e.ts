import { expect, it } from "vitest";
import { openWorkspace } from "./support/open-workspace.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

const clients = [
  { place: "C0LUMEN001", ledger: "Lumen Lighting", account: "Aurora Hotels", product: "Fixtures" },
  { place: "C0HARBOR01", ledger: "Harbor Yachts", account: "Azur Charter Group", product: "Catamarans" },
] as const;

it.each(clients)(
  "an agency sees in a client's channel this client and nothing of the other: $ledger",
  async (own) => {
    const others = clients.filter(({ ledger }) => ledger !== own.ledger);
    const page = await workspace.open({ person: "agent", place: own.place });

    const deals = await typeCommand(page, `/deal show ${own.account}`, `Ledger: ${own.ledger}`);
    expect(await deals.innerText()).toContain(own.account);
    const funnel = await typeCommand(page, "/funnel last quarter by product", own.product);
    const said = [await deals.innerText(), await funnel.innerText()];
    expect(said[1]).toContain(`Ledger: ${own.ledger}`);

    for (const { ledger, account, product } of others) {
      const refused = await typeCommand(page, `/deal show ${account}`, "in this ledger");
      expect(await refused.innerText()).toContain(`There is no ${account} in this ledger.`);
      for (const text of said) expect(text).not.toMatch(new RegExp(`${ledger}|${account}|${product}`));
    }
  },
);
