import { dayAt, formatDay } from "../../core/day.ts";
import { countOf } from "../../core/wording.ts";
import type { LeadHook } from "../../data/lead-hooks.ts";
import { context, section } from "../../slack/blocks.ts";
import { type Message, message } from "../../slack/message.ts";
import { mrkdwn, userMention } from "../../slack/text.ts";

const hookFields =
  "Fields: company or email; name, source, campaign (also utm_source, utm_medium, utm_campaign), product, division, day, note. The header Idempotency-Key, or a field id, makes a repeated request harmless.";

/** The new address, shown once. @param secret null: it was shown before */
export function sayNewHook(secret: string | null, ledgerName: string): Message {
  if (secret === null) {
    return message(
      "The address was made and shown a moment ago; its secret is not kept. /roundtrip hook rotate",
      [
        section("The address was made and shown a moment ago; its secret is not kept."),
        context("Missed it? `/roundtrip hook rotate` makes another one."),
      ],
    );
  }
  const path = `/hooks/leads/${secret}`;
  const what = `Web forms can now hand in leads to ${ledgerName}, with POST to Roundtrip's public address and this path, shown only now: ${path}`;
  return message(`${what} ${hookFields}`, [
    section(
      mrkdwn`Web forms can now hand in leads to *${ledgerName}*, with \`POST\` to Roundtrip's public address and this path. It is *shown only now*: keep it as you keep a password.`,
    ),
    section(mrkdwn`\`\`\`${path}\`\`\``),
    context(hookFields),
    context("Somebody saw it? `/roundtrip hook rotate` makes another one, and this one stops at once."),
  ]);
}

/** There is none. */
export const sayNoHook = (): Message =>
  message("No web form can hand in leads here. /roundtrip hook new makes an address for them.", [
    section("No web form can hand in leads here."),
    context("`/roundtrip hook new` makes an address for them."),
  ]);

/** It was stopped. */
export const sayStopped = (): Message =>
  message("Web forms can hand in leads here no more. /roundtrip hook new makes a new address.", [
    section("Web forms can hand in leads here no more."),
    context("`/roundtrip hook new` makes a new address."),
  ]);

/** Since when there is one, and what came in by it. */
export function sayHookStatus(
  hook: LeadHook,
  { count, lastAt }: { count: number; lastAt: number | null },
  timeZone: string,
): Message {
  const since = formatDay(dayAt(hook.createdAt, timeZone));
  const last = lastAt === null ? "" : `, the last one on ${formatDay(dayAt(lastAt, timeZone))}`;
  const came = `${countOf(count, "lead or touch", "leads and touches")} in 30 days${last}.`;
  return message(`Web forms hand in leads since ${since}: ${came}`, [
    section(
      mrkdwn`Web forms hand in leads since ${since}, set up by ${userMention(hook.createdBy)}: ${came}`,
    ),
    context("`/roundtrip hook rotate` changes the secret, `/roundtrip hook stop` ends it."),
  ]);
}
