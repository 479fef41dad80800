import { afterAll, beforeAll, expect, test } from "vitest";
import { makeFiles } from "../../src/slack/files.ts";
import { readSubmission, type Submitted } from "../../src/slack/request.ts";
import { startTiny, type Tiny } from "./tiny-app.ts";

let tiny: Tiny;
const submitted: Submitted[] = [];
beforeAll(async () => {
  tiny = await startTiny();
  tiny.app.shortcut("import", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({
      trigger_id: shortcut.trigger_id,
      view: {
        type: "modal",
        callback_id: "import",
        title: { type: "plain_text", text: "Import" },
        submit: { type: "plain_text", text: "Go" },
        blocks: [
          {
            type: "input",
            block_id: "csv",
            label: { type: "plain_text", text: "A file" },
            element: { type: "file_input", action_id: "csv", filetypes: ["csv"], max_files: 1 },
          },
          {
            type: "input",
            block_id: "what",
            label: { type: "plain_text", text: "What" },
            element: {
              type: "checkboxes",
              action_id: "what",
              options: ["Leads", "Deals"].map((text) => ({
                text: { type: "plain_text", text },
                value: text.toLowerCase(),
              })),
            },
          },
        ],
      },
    });
  });
  tiny.app.view("import", async ({ ack, body }) => {
    submitted.push(readSubmission(body, "T0"));
    await ack();
  });
});
afterAll(() => tiny.close());

const file = { name: "deals.csv", type: "text/csv", content: "company\nAcme" };

test("a file and ticked boxes reach the app, which reads the file with its token", async () => {
  const { gateway } = tiny;
  await gateway.shortcut({ user: "rep", callbackId: "import" });
  const empty = await gateway.fill({ user: "rep" });
  expect(Object.keys(empty.errors ?? {})).toEqual(["csv", "what"]);
  await gateway.fill({
    user: "rep",
    files: { csv: [file] },
    values: { what: ["Deals", "leads"] },
    waitMs: 0,
  });
  const [given] = submitted.at(-1)?.files.get("csv") ?? [];
  expect(given).toMatchObject({ name: "deals.csv", size: 12, mimetype: "text/csv" });
  expect(submitted.at(-1)?.lists.get("what")).toEqual(["deals", "leads"]);
  if (given === undefined) return;
  const ours = makeFiles({ token: gateway.token, apiUrl: gateway.apiUrl });
  expect(new TextDecoder().decode(await ours.read(given))).toBe("company\nAcme");
  const theirs = makeFiles({ token: "xoxb-other", apiUrl: gateway.apiUrl });
  await expect(theirs.read(given)).rejects.toThrow("Slack does not give me the file deals.csv.");
});

test("Slack itself refuses a file of another kind, and too many", async () => {
  const { gateway } = tiny;
  await gateway.shortcut({ user: "rep", callbackId: "import" });
  const put = (files: (typeof file)[]) => () => gateway.upload({ user: "rep", action: "csv", files });
  expect(put([{ ...file, name: "a.pdf" }])).toThrow("takes only csv, not a.pdf");
  expect(put([file, file])).toThrow("takes 1 files at most");
  put([file])();
  put([])(); // taken away again
  expect((await gateway.fill({ user: "rep", values: { what: ["leads"] } })).errors).toHaveProperty("csv");
});
