import type { AddressInfo } from "node:net";
import { App, HTTPReceiver, LogLevel } from "@slack/bolt";
import type { ModalView } from "@slack/types";
import type { WebClient } from "@slack/web-api";
import { type Gateway, type GatewaySettings, startGateway } from "../../src/playground/gateway.ts";

export const signingSecret = "tiny-signing-secret";

const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text } }) as const;
const button = (actionId: string, text: string, value: string) =>
  ({ type: "button", action_id: actionId, value, text: { type: "plain_text", text } }) as const;

const form: ModalView = {
  type: "modal",
  callback_id: "deal",
  title: { type: "plain_text", text: "Close a deal" },
  submit: { type: "plain_text", text: "Close" },
  blocks: [
    {
      type: "input",
      block_id: "company",
      label: { type: "plain_text", text: "Company" },
      element: { type: "plain_text_input", action_id: "typed", max_length: 20 },
    },
    {
      type: "input",
      block_id: "owner",
      optional: true,
      label: { type: "plain_text", text: "Owner" },
      element: { type: "users_select", action_id: "chosen" },
    },
    {
      type: "section",
      block_id: "more",
      text: { type: "mrkdwn", text: "Stage" },
      accessory: {
        type: "external_select",
        action_id: "stage",
        min_query_length: 0,
        placeholder: { type: "plain_text", text: "Search" },
      },
    },
  ],
};

/** What the tiny app does on each subcommand of /tiny; the sentences are what the tests look for. */
function addListeners(app: App): void {
  app.command("/tiny", async ({ command, ack, respond, client }) => {
    switch (command.text.split(" ")[0]) {
      case "ack":
        return ack({
          text: "done",
          blocks: [
            section(`You said ${command.text}`),
            { type: "actions", elements: [button("undo", "Undo", "deal-1")] },
          ],
        });
      case "plain":
        return ack("just words");
      case "later":
        await ack();
        await respond({ text: `Later: ${command.text}` });
        return;
      case "public":
        return ack({
          response_type: "in_channel",
          text: "For everybody",
          blocks: [section("For everybody"), { type: "actions", elements: [button("vote", "Vote", "1")] }],
        });
      case "broken":
        return ack({ text: "x", blocks: [section("x".repeat(3001))] });
      case "chatty":
        await ack();
        for (let use = 1; use <= 6; use += 1) {
          await respond({ text: `use ${use}` }).catch((error: unknown) =>
            client.chat.postEphemeral({
              channel: command.channel_id,
              user: command.user_id,
              text: `refused: ${error instanceof Error ? error.message : ""}`,
            }),
          );
        }
        return;
      case "form":
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: form });
        return;
      case "slowform": {
        await ack();
        const opened = await client.views.open({
          trigger_id: command.trigger_id,
          view: { type: "modal", title: form.title, blocks: [section("Loading…")] },
        });
        await client.views.update({
          view_id: opened.view?.id ?? "",
          hash: opened.view?.hash ?? "",
          view: form,
        });
        return;
      }
      default:
        await ack(`unknown: ${command.text}`);
    }
  });
  app.action("undo", async ({ ack, respond, action }) => {
    await ack();
    await respond({
      replace_original: true,
      text: `Undone ${"value" in action ? action.value : ""}`,
      blocks: [],
    });
  });
  app.action("vote", async ({ ack, body, client }) => {
    await ack();
    if (body.type !== "block_actions" || body.channel === undefined || body.message === undefined) return;
    await client.chat.update({
      channel: body.channel.id,
      ts: body.message.ts,
      text: `Voted by <@${body.user.id}>`,
    });
  });
  app.action("stage", async ({ ack }) => ack());
  app.options("stage", async ({ ack, options }) => {
    const all = ["Proposal", "Contract sent"].filter((name) => name.includes(options.value));
    await ack({
      options: all.map((text) => ({ text: { type: "plain_text", text }, value: text.toLowerCase() })),
    });
  });
  app.view("deal", async ({ ack, view, body, client }) => {
    const company = view.state.values.company?.typed?.value ?? "";
    if (company === "Nobody")
      return ack({ response_action: "errors", errors: { company: "Unknown company" } });
    if (company === "Twice")
      return ack({
        response_action: "push",
        view: { ...form, title: { type: "plain_text", text: "Which one?" } },
      });
    await ack();
    const owner = view.state.values.owner?.chosen?.selected_user ?? "nobody";
    const stage = view.state.values.more?.stage?.selected_option?.text.text ?? "no stage";
    await client.chat.postMessage({ channel: body.user.id, text: `${company} for ${owner} at ${stage}` });
  });
  app.shortcut("log", async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  app.event("app_home_opened", async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: {
        type: "home",
        blocks: [section("Welcome"), { type: "actions", elements: [button("undo", "Undo", "x")] }],
      },
    });
  });
}

export type Tiny = { gateway: Gateway; client: WebClient; app: App; close: () => Promise<void> };

/** The gateway with a small real Bolt app behind it, both on loopback. */
export async function startTiny(settings: Partial<GatewaySettings> = {}): Promise<Tiny> {
  let appUrl = "";
  const gateway = await startGateway({ signingSecret, appUrl: () => appUrl, ...settings });
  const receiver = new HTTPReceiver({ signingSecret, logLevel: LogLevel.ERROR, logger: silent });
  const app = new App({
    receiver,
    token: gateway.token,
    deferInitialization: true,
    logger: silent,
    clientOptions: {
      slackApiUrl: gateway.apiUrl,
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: 1500,
    },
  });
  addListeners(app);
  await app.init();
  const server = await receiver.start({ port: 0, host: "127.0.0.1" });
  appUrl = `http://127.0.0.1:${portOf(server.address())}`;
  return {
    gateway,
    app,
    client: app.client,
    close: async () => {
      server.closeAllConnections();
      await receiver.stop();
      await gateway.close();
    },
  };
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === "object" && address !== null ? address.port : 0;

const nothing = (): void => {};
const silent = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => LogLevel.ERROR,
  setName: nothing,
};
