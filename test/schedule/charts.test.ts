import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Services } from "../../src/ctx.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import type { Jobs } from "../../src/schedule/job.ts";
import { sampleOf } from "../charts/samples.ts";
import { providers } from "../support/databases.ts";
import { addLedger, addScorecard, monday, type Office, openOffice, week, workspaceId } from "./office.ts";

const quick = { restMs: 0 };
const noCharts = {
  kind: "refuse_block",
  type: "data_visualization",
  words: "[ERROR] unsupported type: data_visualization [json-pointer:/blocks/0/type]",
} as const;
const notReady = { kind: "refuse_block", type: "image", words: "[ERROR] invalid slack file" } as const;

/** A scorecard with one chart, of bars or, which Slack does not draw itself, a grid. */
const withChart = (name: "bars" | "grid"): Jobs => ({
  scorecard: async ({ charts }) => {
    const block = await charts.block(sampleOf(name), { workspaceId, place: "post" });
    return { message: { text: "41", blocks: block === null ? [] : [block] }, thread: [{ text: "details" }] };
  },
});

describe.each(providers)("a chart in what is due, on %s", (provider) => {
  let office: Office;
  let services: Services;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    await addScorecard(office);
    services = await office.hire();
  });
  afterEach(() => office.close());

  const shown = () => office.slack.messages.map(({ text, blocks }) => [text, ...(blocks ?? [])]);
  const deliver = (name: "bars" | "grid") => deliverDue(services, withChart(name), quick);

  test("where Slack refuses its own chart, a picture takes its place at once, and from then on", async () => {
    office.slack.fault("chat.postMessage", noCharts);
    await deliver("bars");
    expect(shown()).toEqual([["41", "image"], ["details"]]);
    office.time.now = monday + week;
    await deliver("bars");
    expect(shown().slice(2)).toEqual([["41", "image"], ["details"]]);
    office.time.now = monday + 6 * week; // after 30 days it is tried again
    await deliver("bars");
    expect(shown()[4]).toEqual(["41", "data_visualization"]);
    expect(await office.database.db.outbox.count({ where: { state: "sent" } })).toBe(6);
  });

  test("a picture waits while Slack looks at it, and its message is posted once", async () => {
    for (let n = 0; n < 3; n += 1) office.slack.fault("chat.postMessage", notReady);
    const waits: number[] = [];
    for (let n = 0; n < 4; n += 1) {
      await deliver("grid");
      const root = (await office.outbox()).find(({ part }) => part === 0);
      if (root?.state === "waiting") waits.push(root.dueAt - office.time.now);
      office.time.now = Math.max(office.time.now, root?.dueAt ?? 0);
    }
    expect(waits).toEqual([500, 1000, 2000]); // ms
    expect(shown()).toEqual([["41", "image"], ["details"]]);
    expect(office.slack.calls.filter((call) => call === "files.getUploadURLExternal")).toHaveLength(1);
  });

  test("a picture that Slack never takes does not stop the text", async () => {
    for (let n = 0; n < 9; n += 1) office.slack.fault("chat.postMessage", notReady);
    for (let n = 0; n < 6; n += 1) {
      await deliver("grid");
      office.time.now += 8000; // the longest wait
    }
    expect(shown()).toEqual([["41"], ["details"]]);
  });
});
