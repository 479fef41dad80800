import { isCurrency } from "../../core/currency.ts";
import { isTimeZone } from "../../core/time-zone.ts";
import type { Ctx } from "../../ctx.ts";
import { addHistory } from "../../data/history.ts";
import { setLedgerSettings } from "../../data/ledgers.ts";
import { FieldError } from "../../errors.ts";
import { inputText } from "../../slack/inputs.ts";
import type { Form } from "../../slack/kit.ts";
import { refuseUnlessAdmin } from "../../slack/refuse-unless-admin.ts";
import { saySettings } from "./view.ts";

/** Currency and zone of a ledger; while it is fresh anyone may set them, later an admin. */
export const settingsForm: Form<Ctx> = {
  id: "settings",
  least: "member",
  title: "Currency and time zone",
  submit: "Save",
  async fields({ ledger }) {
    return [
      inputText({
        blockId: "currency",
        actionId: "currency",
        label: "Currency of your reports",
        hint: "Three letters, e.g. USD, EUR, GBP",
        initial: ledger.currency,
        maxLength: 3,
      }),
      inputText({
        blockId: "zone",
        actionId: "zone",
        label: "Time zone",
        hint: "e.g. America/New_York, Europe/Berlin, Asia/Tokyo",
        initial: ledger.timeZone,
      }),
    ];
  },
  async run(ctx, submitted) {
    const { ledger, database } = ctx;
    const currency = (submitted.values.get("currency") ?? "").toUpperCase();
    const timeZone = submitted.values.get("zone") ?? "";
    if (!isCurrency(currency)) throw new FieldError("currency", "That is not a currency code.", "USD");
    if (!isTimeZone(timeZone)) throw new FieldError("zone", "That is not a time zone.", "Europe/Berlin");
    const isFresh = ledger.askedAt === null || ctx.clock() - ledger.askedAt < 24 * 3600 * 1000;
    if (!isFresh)
      await refuseUnlessAdmin(
        ctx.slack.people,
        { userId: ctx.userId, role: ctx.actor.role },
        "change currency and time zone",
      );
    await database.transaction(async (tx) => {
      await setLedgerSettings(tx, ledger.id, { currency, timeZone });
      await addHistory(tx, ledger.id, {
        id: ctx.newId(),
        subject: "ledger",
        subjectId: ledger.id,
        action: "set",
        actor: ctx.userId,
        recordedAt: ctx.clock(),
        effectiveDay: null,
        before: { currency: ledger.currency, timeZone: ledger.timeZone },
        after: { currency, timeZone },
      });
    });
    return saySettings({ currency, timeZone });
  },
};
