import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { messageSaying } from "./support/find-on-page.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();
const quarter = "2028-Q1";

/** Signs what a team is asked in its channel. */
async function sign(page: Page, team: string): Promise<void> {
  const asked = messageSaying(page, `${team}: please sign for ${quarter}`);
  await asked.waitFor();
  await asked.getByRole("button", { name: "Agree", exact: true }).click();
  await messageSaying(page, `${team} has signed for ${quarter}`).waitFor();
}

it("a fresh quarter: targets are set, commitments proposed, signed by three teams, amended and signed again", async () => {
  const ada = await workspace.open({ person: "admin" });
  await typeCommand(
    ada,
    `/commit target 120 meetings ${quarter}`,
    `The target for ${quarter} is 120 meetings.`,
  );
  for (const [team, percent, need] of [
    ["Marketing", 50, 60],
    ["Sales", 30, 36],
    ["Partners", 20, 24],
  ] as const)
    await typeCommand(
      ada,
      `/commit set ${team} ${percent}% of meetings ${quarter}`,
      `${team} commits to ${percent} % of meetings in ${quarter}, that is ${need} meetings.`,
    );

  const marco = await workspace.open({ person: "marketer", place: "C0MARKETNG" });
  await sign(marco, "Marketing");
  await sign(await workspace.open({ person: "colleague" }), "Sales");
  await sign(await workspace.open({ person: "partner", place: "C0PARTNERS" }), "Partners");
  await typeCommand(ada, `/commit ${quarter}`, "Everything is signed.");

  await typeCommand(
    ada,
    `/commit set marketing 45% of meetings ${quarter} because the fair was cancelled`,
    "Until it is signed, 50 % of meetings goes on counting.",
  );
  await messageSaying(marco, "until it is signed, 50 % of meetings goes on counting").waitFor();
  await sign(marco, "Marketing");
  const signed = await typeCommand(ada, `/commit ${quarter}`, "under-committed by 5 points");
  expect(await signed.textContent()).toContain("Everything is signed.");
  const history = await typeCommand(ada, `/commit history marketing ${quarter}`, "v1");
  expect(await history.textContent()).toMatch(/v2: 45 % of meetings.*because the fair was cancelled/);
}, 120_000);
