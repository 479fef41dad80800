import { stringify } from "yaml";

/** What the manifest takes from a command. */
type ManifestCommand = { readonly name: string; readonly does: string; readonly hint: string };

/** What the manifest takes from a shortcut. */
type ManifestShortcut = {
  readonly id: string;
  readonly title: string;
  readonly does: string;
  readonly kind: "message" | "global";
};

/** How Slack reaches the app. */
export type Door = { kind: "http"; url: string } | { kind: "socket" };

/** Scopes that the app cannot do without, and those that only make it better. */
export const scopes = {
  bot: ["commands", "chat:write", "users:read"],
  /** files:write sends exports; channels:history and groups:history let a delivery of unknown outcome be looked up; files:read takes files in forms */
  optional: ["chat:write.public", "channels:history", "groups:history", "files:write", "files:read"],
} as const;

/**
 * The app's manifest as YAML, ready to paste at api.slack.com/apps.
 * @param names our command name → its name in this workspace
 */
export function printManifest(
  { commands, shortcuts }: { commands: readonly ManifestCommand[]; shortcuts: readonly ManifestShortcut[] },
  door: Door,
  names: ReadonlyMap<string, string>,
): string {
  const address = door.kind === "http" ? { url: `${door.url.replace(/\/+$/, "")}/slack/events` } : {};
  const request = door.kind === "http" ? { request_url: address.url } : {};
  return stringify(
    {
      _metadata: { major_version: 2 },
      display_information: {
        name: "Roundtrip",
        description: "Closed-loop reporting of the complex sale: from the lead to the closed deal, in Slack.",
        background_color: "#1f2a44",
        long_description:
          "Roundtrip ties every lead, online or offline, through its sales-ready meeting to the closed deal. Reps log a meeting or a closed deal in ten seconds; marketing sees what became of its leads; each team commits to a share of leads and sales; team channels get a weekly scorecard of commitment against actual. Type /roundtrip help to start.",
      },
      features: {
        app_home: {
          home_tab_enabled: true,
          messages_tab_enabled: true,
          messages_tab_read_only_enabled: true,
        },
        bot_user: { display_name: "Roundtrip", always_online: true },
        ...(shortcuts.length > 0 && {
          shortcuts: shortcuts.map(({ id, title, does, kind }) => ({
            name: title,
            type: kind,
            callback_id: id,
            description: does,
          })),
        }),
        slash_commands: commands.map((command) => ({
          command: names.get(command.name) ?? command.name,
          ...address,
          description: command.does,
          usage_hint: command.hint,
          should_escape: true,
        })),
      },
      oauth_config: { scopes: { bot: [...scopes.bot], bot_optional: [...scopes.optional] } },
      settings: {
        event_subscriptions: { ...request, bot_events: ["app_home_opened"] },
        interactivity: {
          is_enabled: true,
          ...request,
          ...(door.kind === "http" && { message_menu_options_url: address.url }),
        },
        org_deploy_enabled: false,
        socket_mode_enabled: door.kind === "socket",
        token_rotation_enabled: false,
      },
    },
    { lineWidth: 0 },
  );
}
