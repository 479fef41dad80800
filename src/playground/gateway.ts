import { type Choose, choose, closeView, type Fill, fill, type Press, press, suggest } from "./act.ts";
import type { Desk } from "./desk.ts";
import { exchange } from "./exchange.ts";
import type { Fault } from "./faults.ts";
import type { Broken, Call } from "./journal.ts";
import type { Fields } from "./json.ts";
import { type Answered, type Asked, listen } from "./listen.ts";
import type { Memory } from "./memory.ts";
import type { Observe } from "./observe.ts";
import { readChannel, readDirect, readPrivate, readThread } from "./read-screen.ts";
import type { Reply } from "./reply.ts";
import { createResponseUrls } from "./response-url.ts";
import {
  type OpenHome,
  openHome,
  type Say,
  type Shortcut,
  say,
  sendEvent,
  type Talk,
  talk,
  useShortcut,
} from "./say.ts";
import { bot, channels, defaultScopes, getPerson, people, team } from "./seed.ts";
import { type Acknowledged, createSender } from "./send.ts";
import type { ShownMessage } from "./shown-message.ts";
import type { SignedRequest } from "./sign.ts";
import type { At } from "./spot.ts";
import { createUploads, type Upload, upload } from "./upload.ts";
import type { OpenView } from "./views.ts";
import { wallClock } from "./wall-clock.ts";
import { answerWebApi } from "./web-api.ts";
import { createWorkspace } from "./workspace.ts";

export type GatewaySettings = {
  /** Where the app listens; a function when that is known only later. Without a path, /slack/events. */
  readonly appUrl: string | (() => string);
  readonly signingSecret: string;
  /** Epoch milliseconds: message timestamps, response_url and trigger ages. The machine's time when left out. */
  readonly clock?: () => number;
  /** The bot's scopes; without chat:write.public when left out. */
  readonly scopes?: readonly string[];
  /** The longest page of history; Slack gives 15 to apps that are sold outside its marketplace. */
  readonly historyLimit?: number;
  /** Messages from before, shown again; nothing is remembered when left out. */
  readonly memory?: Memory;
  readonly observe?: Observe;
  /** For how many real milliseconds Slack waits for an acknowledgement and a trigger is good; 3000 when left out. */
  readonly patienceMs?: number;
};

/** Slack for one app: what people do, what they see, and what the app called. Users and channels by key, name or id. */
export type Gateway = {
  readonly url: string;
  /** For the app's SLACK_API_URL; ends with "/". */
  readonly apiUrl: string;
  readonly token: string;
  readonly signingSecret: string;
  readonly team: typeof team;
  readonly bot: typeof bot;
  readonly users: typeof people;
  readonly channels: typeof channels;
  say(given: Say): Promise<Reply>;
  /** Writes a message as a person, into a thread when one is given; the app does not hear of it. */
  talk(given: Talk): Promise<ShownMessage>;
  press(given: Press): Promise<Reply>;
  choose(given: Choose): Promise<Reply>;
  fill(given: Fill): Promise<Reply>;
  suggest(given: At & { user: string; action: string; typed: string }): Promise<Reply>;
  /** Puts files into a file field of the modal on top; `fill` does it too. */
  upload(given: { user: string; action: string; files: readonly Upload[] }): OpenView;
  /** Uses a shortcut by its callback_id: from a message's own menu when a message is given, else from the global menu. */
  shortcut(given: Shortcut): Promise<Reply>;
  /** Opens the Home tab; the reply's `view` is what is published there (null: nothing), and press() and choose() take it. */
  openHome(given: OpenHome): Promise<Reply>;
  event(event: Fields): Promise<Acknowledged & { request: SignedRequest }>;
  /** The modal in front of the person; null when none is open. */
  view(user: string): OpenView | null;
  /** All modals in front of the person, the lowest first. */
  views(user: string): readonly OpenView[];
  home(user: string): OpenView | null;
  closeView(user: string): Promise<void>;
  messages(channel: string): Promise<ShownMessage[]>;
  thread(channel: string, ts: string): Promise<ShownMessage[]>;
  directMessages(user: string): Promise<ShownMessage[]>;
  privateMessages(user: string, channel?: string): ShownMessage[];
  calls(method?: string): Call[];
  violations(): Broken[];
  /** Changes the workspace as an administrator does, e.g. conversations.archive, conversations.kick. */
  asAdmin(method: string, args: Fields): Promise<Fields>;
  /** Deactivates somebody's account: they are gone from the workspace. */
  deactivate(user: string): void;
  /** A file that the app or a person uploaded; null when there is none with this id. */
  findFile(id: string): Promise<{ type: string; bytes: Uint8Array } | null>;
  /** Spoils the next calls of a method ("*" for any), one when `times` is left out. */
  fault(method: string, fault: Fault, times?: number): void;
  clearFaults(): void;
  /** Does now what the fault "late" put off. */
  applyLate(): Promise<void>;
  revokeToken(): void;
  /** The identical signed request again, so many times at once. */
  resend(reply: Reply, times?: number, waitMs?: number): Promise<Reply[]>;
  sign(body: string, contentType: "form" | "json"): SignedRequest;
  send(request: SignedRequest): Promise<Acknowledged>;
  close(): Promise<void>;
};

/** Starts Slack for one app, on loopback only. */
export async function startGateway(settings: GatewaySettings): Promise<Gateway> {
  const { appUrl, signingSecret, clock = wallClock, scopes = defaultScopes, ...others } = settings;
  const workspace = await createWorkspace({ clock, scopes, ...others });
  let url = "";
  const urls = createResponseUrls(workspace, () => url);
  const uploads = createUploads(workspace, () => url);
  const respond = async (asked: Asked): Promise<Answered> => {
    const startedAt = wallClock();
    const answered = await urls.answer(asked);
    workspace.observe({ kind: "responded", asked, answered, ms: wallClock() - startedAt });
    return answered;
  };
  const route = async (asked: Asked): Promise<Answered> => {
    if (asked.path.startsWith("/api/")) return answerWebApi(workspace, asked);
    if (asked.path.startsWith("/response/")) return respond(asked);
    if (asked.path.startsWith("/files/")) return uploads.answer(asked);
    return { status: 404, body: { ok: false, error: "not_found" } };
  };
  const server = await listen(route);
  url = server.url;
  const sender = createSender(
    typeof appUrl === "string" ? () => appUrl : appUrl,
    signingSecret,
    (request, ack) => workspace.observe({ kind: "sent", request, ack }),
  );
  const desk: Desk = { workspace, urls, sender, uploads };
  return {
    url,
    apiUrl: `${url}/api/`,
    token: workspace.emulator.token,
    signingSecret,
    team,
    bot,
    users: people,
    channels,
    say: (given) => say(desk, given),
    talk: (given) => talk(desk, given),
    press: (given) => press(desk, given),
    choose: (given) => choose(desk, given),
    fill: (given) => fill(desk, given),
    suggest: (given) => suggest(desk, given),
    shortcut: (given) => useShortcut(desk, given),
    upload: (given) => upload(desk, given),
    deactivate: (user) => void workspace.leftIds.add(getPerson(user).id),
    openHome: (given) => openHome(desk, given),
    event: (event) => sendEvent(desk, event),
    view: (user) => workspace.views.top(getPerson(user).id),
    views: (user) => workspace.views.list(getPerson(user).id),
    home: (user) => workspace.views.home(getPerson(user).id),
    closeView: (user) => closeView(desk, user),
    messages: (channel) => readChannel(workspace, channel),
    thread: (channel, ts) => readThread(workspace, channel, ts),
    directMessages: (user) => readDirect(workspace, user),
    privateMessages: (user, channel) => readPrivate(workspace, user, channel),
    calls: (method) =>
      workspace.journal.calls.filter((call) => method === undefined || call.method === method),
    violations: () => [...workspace.journal.broken],
    asAdmin: (method, args) => workspace.emulator.call("admin", method, args),
    findFile: async (id) => uploads.find(id) ?? workspace.emulator.findFile(id),
    fault: (method, fault, times = 1) => workspace.faults.add(method, fault, times),
    clearFaults: () => workspace.faults.clear(),
    applyLate: async () => {
      for (const work of workspace.late.splice(0)) await work();
    },
    revokeToken: () => void workspace.revokedTokens.add(workspace.emulator.token),
    resend: (reply, times = 1, waitMs) =>
      Promise.all(Array.from({ length: times }, () => exchange(desk, reply.sent, waitMs))),
    sign: sender.sign,
    send: sender.send,
    async close() {
      await server.close();
      await workspace.emulator.close();
    },
  };
}
