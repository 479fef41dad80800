import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { listCommands, shortcuts } from "../../src/app.ts";
import { main } from "../../src/main.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const Limits = z.object({
  "display_information.name": z.number(),
  "display_information.description": z.number(),
  "display_information.long_description": z.tuple([z.number(), z.number()]),
  "bot_user.display_name": z.number(),
  scopes: z.number(),
  shortcuts: z.object({
    maxItems: z.number(),
    name: z.number(),
    callback_id: z.number(),
    description: z.number(),
  }),
  slash_commands: z.object({
    maxItems: z.number(),
    command: z.tuple([z.number(), z.number()]),
    commandPattern: z.string(),
    description: z.number(),
    usage_hint: z.number(),
    url: z.number(),
  }),
});
const { manifest: limits } = z
  .object({ manifest: Limits })
  .parse(JSON.parse(read("src/slack/limits/blockkit-limits.json")));

const Manifest = z.object({
  display_information: z.object({
    name: z.string().max(limits["display_information.name"]),
    description: z.string().max(limits["display_information.description"]),
    long_description: z
      .string()
      .min(limits["display_information.long_description"][0])
      .max(limits["display_information.long_description"][1]),
  }),
  features: z.object({
    app_home: z.object({ home_tab_enabled: z.boolean(), messages_tab_enabled: z.literal(true) }),
    shortcuts: z
      .array(
        z.object({
          name: z.string().min(1).max(limits.shortcuts.name),
          type: z.enum(["message", "global"]),
          callback_id: z.string().max(limits.shortcuts.callback_id),
          description: z.string().min(1).max(limits.shortcuts.description),
        }),
      )
      .max(limits.shortcuts.maxItems),
    bot_user: z.object({ display_name: z.string().max(limits["bot_user.display_name"]) }),
    slash_commands: z
      .array(
        z.object({
          command: z
            .string()
            .min(limits.slash_commands.command[0])
            .max(limits.slash_commands.command[1])
            .regex(new RegExp(limits.slash_commands.commandPattern)),
          url: z.string().max(limits.slash_commands.url).optional(),
          description: z.string().min(1).max(limits.slash_commands.description),
          usage_hint: z.string().max(limits.slash_commands.usage_hint),
          should_escape: z.literal(true),
        }),
      )
      .max(limits.slash_commands.maxItems),
  }),
  oauth_config: z.object({
    scopes: z.object({
      bot: z.array(z.string()).max(limits.scopes),
      bot_optional: z.array(z.string()).max(limits.scopes),
    }),
  }),
  settings: z.object({
    interactivity: z.object({
      is_enabled: z.literal(true),
      request_url: z.string().optional(),
      message_menu_options_url: z.string().optional(),
    }),
    event_subscriptions: z.object({ request_url: z.string().optional(), bot_events: z.array(z.string()) }),
    socket_mode_enabled: z.boolean(),
  }),
});

/** What `roundtrip manifest …` prints. */
async function print(...words: string[]): Promise<string> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  await main(["manifest", ...words]).finally(() => write.mockRestore());
  return written.join("");
}

describe("the manifest", () => {
  it("in the project is what the command prints", async () => {
    const printed = await print("--url", "https://roundtrip.example.com");
    expect(read("manifest.yml")).toBe(printed);
    expect(await print()).toBe(printed);
  });

  it("has every command as it describes itself, within Slack's limits", () => {
    const { features } = Manifest.parse(parse(read("manifest.yml")));
    expect(features.slash_commands).toEqual(
      listCommands(new Map()).map(({ name, does, hint }) => ({
        command: name,
        url: "https://roundtrip.example.com/slack/events",
        description: does,
        usage_hint: hint,
        should_escape: true,
      })),
    );
  });

  it("has every shortcut, and the Home tab with its event", () => {
    const { features, settings } = Manifest.parse(parse(read("manifest.yml")));
    expect(features.shortcuts).toEqual(
      shortcuts.map(({ id, title, does, kind }) => ({
        name: title,
        type: kind,
        callback_id: id,
        description: does,
      })),
    );
    expect(features.app_home.home_tab_enabled).toBe(true);
    expect(settings.event_subscriptions.bot_events).toEqual(["app_home_opened"]);
  });

  it("asks for no more scopes than are needed, and for those that only help as optional ones", () => {
    const { oauth_config } = Manifest.parse(parse(read("manifest.yml")));
    expect(oauth_config.scopes).toEqual({
      bot: ["commands", "chat:write", "users:read"],
      bot_optional: ["chat:write.public", "channels:history", "groups:history", "files:write", "files:read"],
    });
  });

  it("takes the address it is given for commands, buttons and menus", async () => {
    const { features, settings } = Manifest.parse(parse(await print("--url", "https://x.example/")));
    const addresses = new Set([
      ...features.slash_commands.map(({ url }) => url),
      settings.interactivity.request_url,
      settings.event_subscriptions.request_url,
      settings.interactivity.message_menu_options_url,
    ]);
    expect([...addresses]).toEqual(["https://x.example/slack/events"]);
    expect(settings.socket_mode_enabled).toBe(false);
  });

  it("has no address at all where the app opens a socket itself", async () => {
    const printed = await print("--socket");
    expect(Manifest.parse(parse(printed)).settings.socket_mode_enabled).toBe(true);
    expect(printed).not.toContain("https://");
  });

  it("calls commands as COMMAND_NAMES does", async () => {
    vi.stubEnv("COMMAND_NAMES", "/deal=/rt-deal");
    const { features } = Manifest.parse(parse(await print().finally(() => vi.unstubAllEnvs())));
    const names = features.slash_commands.map(({ command }) => command);
    expect(names).toContain("/rt-deal");
    expect(names).not.toContain("/deal");
  });
});
