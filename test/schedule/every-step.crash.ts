import { readdirSync, readFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nativeChart } from "../../src/charts/native-block.ts";
import { areChartsRefused } from "../../src/data/chart-refusals.ts";
import { deliverDue } from "../../src/schedule/deliver.ts";
import { deliverySteps } from "../../src/schedule/delivery-steps.ts";
import type { Jobs } from "../../src/schedule/job.ts";
import type { Block } from "../../src/slack/message.ts";
import { sampleOf } from "../charts/samples.ts";
import { providers } from "../support/databases.ts";
import { jobsWithThread } from "./jobs.ts";
import {
  addLedger,
  addScorecard,
  channel,
  monday,
  muchLater,
  type Office,
  openOffice,
  owner,
  slot,
  workspaceId,
} from "./office.ts";

const quick = { restMs: 0 };
const closed = "C0CLOSED";
const charted = "C0CHART";
const refused = { kind: "refuse_block", type: "data_visualization", words: "unsupported" } as const;
const folder = new URL("../../src/schedule/", import.meta.url);

/** One channel's scorecard has a chart, which Slack refuses. */
const jobsWithChart: Jobs = {
  scorecard: async (services, delivery) => {
    const built = await jobsWithThread.scorecard?.(services, delivery);
    if (built === undefined || "skip" in built) throw new Error("no scorecard");
    if (delivery.target !== charted) return built;
    const isRefused = await areChartsRefused(services.database.db, workspaceId, 0);
    const block: Block | null = isRefused
      ? { type: "image", slack_file: { id: "F0PICTURE1" }, alt_text: "41" }
      : nativeChart(sampleOf("bars"));
    return { message: { text: "with a chart", blocks: block === null ? [] : [block] } };
  },
};

class Killed extends Error {}

describe.each(providers)("a process that dies at any step, on %s", (provider) => {
  let office: Office;

  beforeEach(async () => {
    office = await openOffice(provider);
    await addLedger(office, "acme");
    // An earlier process died after its message had arrived in a thread.
    const old = {
      ledgerId: "acme",
      workspaceId,
      target: "C0OLD",
      kind: "win",
      payload: '{"text":"old"}',
      createdAt: 1n,
    };
    const root = { state: "sent", channelId: "C0OLD", ts: "1.000001", dueAt: 1n };
    const open = {
      state: "sending",
      part: 1,
      fence: 1,
      attempts: 1,
      deadline: BigInt(monday - muchLater),
      dueAt: 2n,
    };
    await office.database.db.outbox.create({ data: { ...old, ...root, id: "o0", dedupeKey: "win:o:0" } });
    await office.database.db.outbox.create({ data: { ...old, ...open, id: "o1", dedupeKey: "win:o:1" } });
    const arrived = { channel: "C0OLD", text: "old", threadTs: "1.000001", edits: 0 };
    office.slack.messages.push({ ...arrived, ts: `${monday / 1000 - 700}.000001`, key: "win:o:1" });
    await addScorecard(office);
    await addScorecard(office, { id: "s2", channelId: closed });
    await addScorecard(office, { id: "s3", channelId: charted });
    office.slack.closedChannels.set(closed, "not_in_channel");
    for (let n = 0; n < 4; n += 1) office.slack.fault("chat.postMessage", refused);
  });
  afterEach(() => office.close());

  test.each(deliverySteps)("%s: the next one posts everything exactly once", async (killedAt) => {
    const killed = await office.hire({
      step: async (name) => {
        if (name === killedAt) throw new Killed(name);
      },
    });
    await expect(deliverDue(killed, jobsWithChart, quick)).rejects.toThrow(Killed);
    const next = await office.hire();
    // Leases and deadlines end, then whatever waits for its next attempt comes due.
    for (const ms of [0, muchLater, muchLater, muchLater]) {
      office.time.lease += ms;
      office.time.now += ms;
      await deliverDue(next, jobsWithChart, quick);
    }
    expect(office.slack.texts("C0OLD")).toEqual(["old"]);
    const [report = "", ...details] = office.slack.texts(channel);
    expect(report.replace(" (late)", "")).toBe(`acme ${slot}`);
    expect(details).toEqual(["details 1", "details 2"]);
    const pictured = office.slack.messages.filter((message) => message.channel === charted);
    expect(pictured.map(({ blocks }) => blocks)).toEqual([["image"]]);
    expect(office.slack.texts(closed)).toEqual([]);
    expect(office.slack.texts(owner.replace("U", "D"))).not.toHaveLength(0); // at least once
    const rows = await office.outbox();
    const ended = rows.filter((row) => row.target !== closed).every((row) => row.state === "sent");
    expect(ended).toBe(true);
    // Of the closed channel nobody can tell whether the message left before the end; then its owner was asked.
    const root = rows.find((row) => row.target === closed && row.part === 0);
    expect(["failed", "unknown"]).toContain(root?.state);
  });
});

describe("the steps", () => {
  // What delivers: not the frame that calls it, nor what only runs inside a transaction of it.
  const frame = ["wake-up.ts", "rest.ts", "delivery-steps.ts", "tell-owner.ts"];
  const files = readdirSync(folder).filter((name) => !frame.includes(name));
  // An await is marked itself, calls what marks its own awaits, or is part of one marked await (`tx`, and one-liners).
  const known = [
    /^marked\(/,
    /^(settleSending|settle|planDueSlots|deliverOne|buildMessage|sendMessage|setAside|tryAgainLater|giveUp|recordRefusedChart)\(/,
    /^\w+\(\s*tx\b/,
    /^(leaseClock\(\)|markSent\(|rests\.next\(\))/,
  ];

  test.each(files)("stand around every await of %s", (file) => {
    const source = readFileSync(new URL(file, folder), "utf8");
    const awaits = [...source.matchAll(/\bawait\s+([^;]*)/g)].map((match) => match[1] ?? "");
    expect(awaits.filter((text) => !known.some((pattern) => pattern.test(text)))).toEqual([]);
  });
});
