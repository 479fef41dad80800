import { Agent, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import { makeDrawer } from "../../src/charts/draw-picture.ts";
import { pictureOf } from "../../src/charts/picture.ts";
import { planLedger } from "../../src/core/default-ledger.ts";
import { openDatabase } from "../../src/data/client.ts";
import { bindChannel, insertLedger, setLedgerSettings } from "../../src/data/ledgers.ts";
import { upsertSubscription } from "../../src/data/subscriptions.ts";
import { nextSlot } from "../../src/schedule/next-slot.ts";
import { sampleOf } from "../charts/samples.ts";
import { signClosing } from "./commands.ts";
import { atMost, type Line, ms, plain } from "./lines.ts";
import { percentile, timeOf } from "./percentile.ts";
import { postSigned } from "./post-signed.ts";
import { seedLedger, userId, workspaceId } from "./seed-ledger.ts";
import { seedOpenDeals } from "./seed-open-deals.ts";
import { serveApart } from "./serve-apart.ts";
import { makeTempDatabase, type TempDatabase } from "./temp-database.ts";

const dayMs = 24 * 3600_000;
const perLedger = 100;
const dealsPerLedger = 30;
const mostMs = 300;
/** Slack asks for one message a second and channel; its own clock and ours differ by a little. */
const leastGapMs = 950;
const betweenMs = 50;
const mostDeals = 20_000;

/** A Slack that takes every post and notes when. */
async function startPostOffice() {
  const posts: { channel: string; at: number; isThread: boolean }[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    const args = new URLSearchParams(Buffer.concat(chunks).toString());
    const channel = args.get("channel") ?? "";
    const isPost = request.url?.endsWith("/chat.postMessage") ?? false;
    if (isPost) posts.push({ channel, at: performance.now(), isThread: args.has("thread_ts") });
    const ts = `${Math.floor(Date.now() / 1000)}.${String(posts.length).padStart(6, "0")}`;
    const identity = { team_id: workspaceId, bot_id: "B0BENCH", user_id: "U0ROUNDTRIP" };
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: true, ...(isPost ? { channel, ts } : identity) }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    apiUrl: `http://127.0.0.1:${port}/api/`,
    posts,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Ledgers with a hundred channels each, all of whose scorecards became due a minute ago. */
async function seedSubscriptions({ url, path }: TempDatabase, count: number, now: number): Promise<void> {
  const database = await openDatabase({ url });
  const localTime = new Date(now - 60_000).toISOString().slice(11, 16);
  const when = { weekday: new Date(now).getUTCDay() || 7, localTime, timeZone: "UTC" };
  const next = nextSlot(when, now - 120_000);
  const ledgers: Parameters<typeof seedOpenDeals>[1][] = [];
  for (let first = 0; first < count; first += perLedger) {
    const { teams, sources } = planLedger(() => v7());
    const ledgerId = v7();
    await database.transaction(async (tx) => {
      await insertLedger(tx, {
        ...{ id: ledgerId, workspaceId, key: `client ${first}`, name: `Client ${first}`, currency: "USD" },
        ...{ timeZone: "UTC", createdAt: now, teams, sources },
      });
      await setLedgerSettings(tx, ledgerId, { askedAt: now });
      for (let n = first; n < Math.min(count, first + perLedger); n += 1) {
        await upsertSubscription(tx, {
          ...{ ...when, id: v7(), ledgerId, workspaceId, channelId: `C0LOAD${n}`, kind: "scorecard" },
          ...{ nextSlot: next.slot, nextAt: next.at, ownerUserId: userId, createdAt: now },
        });
      }
    });
    ledgers.push({
      ...{ ledgerId, teamIds: teams.map(({ id }) => id) },
      sources: sources.map(({ id, teamId }) => ({ id, teamId })),
    });
  }
  await database.close();
  for (const ledger of ledgers) seedOpenDeals(path, ledger, { count: dealsPerLedger, now: now + 50 * dayMs });
}

async function seedDeals({ url, path }: TempDatabase, now: number): Promise<void> {
  const seeded = await seedLedger(url, now);
  const database = await openDatabase({ url });
  await bindChannel(database.db, { workspaceId, channelId: "C0BENCH", ledgerId: seeded.ledgerId });
  await database.close();
  seedOpenDeals(path, seeded, { count: mostDeals, now });
}

/** Milliseconds of one chart, drawn alone. */
async function drawAlone(count: number): Promise<number> {
  const picture = pictureOf(sampleOf("bars"));
  if (picture === null) throw new Error("nothing to draw");
  const { draw } = makeDrawer();
  await draw(picture);
  const all = await timeOf(async () => {
    for (let n = 0; n < count; n += 1) await draw(picture);
  });
  return all / count;
}

const gapsOf = (posts: readonly { channel: string; at: number }[]): number[] => {
  const last = new Map<string, number>();
  return posts.flatMap(({ channel, at }) => {
    const before = last.get(channel);
    last.set(channel, at);
    return before === undefined ? [] : [at - before];
  });
};

/**
 * Two thousand scorecards due at one minute in one process, and somebody who closes deals meanwhile: how fast the one
 * goes, and how long the other waits.
 */
export async function benchLoad({ isQuick }: { isQuick: boolean }): Promise<Line[]> {
  const count = isQuick ? 200 : 2000;
  const now = Date.now();
  const database = await makeTempDatabase();
  const slack = await startPostOffice();
  await seedDeals(database, now);
  await seedSubscriptions(database, count, now);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const startedAt = performance.now();
  const server = await serveApart("serve-roundtrip.ts", database.url, slack.apiUrl);
  const scorecards = () =>
    slack.posts.filter(({ channel, isThread }) => channel.startsWith("C0LOAD") && !isThread);
  const took: number[] = [];
  try {
    for (let n = 0; n < mostDeals && scorecards().length < count; n += 1) {
      const signed = signClosing(n, Date.now(), `${slack.apiUrl}late`);
      took.push(await timeOf(() => postSigned({ port: server.port, agent }, signed, ": won, $1,200")));
      await sleep(betweenMs);
    }
    const roots = scorecards();
    const seconds = ((roots.at(-1)?.at ?? startedAt) - (roots[0]?.at ?? startedAt)) / 1000;
    const each = (seconds * 1000) / Math.max(1, roots.length);
    const chart = await drawAlone(isQuick ? 20 : 100);
    const sent = new Set(roots.map(({ channel }) => channel)).size;
    const closest = Math.min(...gapsOf(slack.posts.filter(({ channel }) => channel.startsWith("C0LOAD"))));
    const p99 = percentile(took, 0.99);
    return [
      plain(`scorecards of ${count} sent, each once`, `${sent} in ${roots.length} posts`),
      plain("scorecards a second", (1000 / each).toFixed(1)),
      plain("a scorecard beside its chart alone", `${(each / chart).toFixed(2)} × ${ms(chart)}`),
      plain(
        "closest posts to one channel",
        Number.isFinite(closest) ? `${(closest / 1000).toFixed(2)} s` : "–",
      ),
      atMost("posts to one channel closer than a second", closest < leastGapMs ? 1 : 0, {
        ...{ most: 0, figure: closest < leastGapMs ? "some" : "none", unit: "" },
      }),
      atMost("/deal closed meanwhile, p99", p99, { most: mostMs, figure: ms(p99), unit: " ms" }),
    ];
  } finally {
    agent.destroy();
    await server.stop();
    slack.close();
    database.drop();
  }
}
