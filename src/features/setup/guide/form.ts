import { isCurrency } from "../../../core/currency.ts";
import { isDay } from "../../../core/day.ts";
import { type DefineLine, parseDefineLine, type TermKind } from "../../../core/define-line.ts";
import { normaliseName } from "../../../core/names.ts";
import { isTimeZone } from "../../../core/time-zone.ts";
import type { Ctx } from "../../../ctx.ts";
import { listTerms } from "../../../data/terms.ts";
import { FieldError, UserError } from "../../../errors.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputSelect, inputText } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import type { Block } from "../../../slack/message.ts";
import type { Submitted } from "../../../slack/request.ts";
import { refuseUnlessMaySetUp } from "../may-set-up.ts";
import { goOn } from "./go-on.ts";
import { readFacts } from "./read-facts.ts";
import { type Settings, saveStep } from "./save-step.ts";
import { monthNames, saySaved } from "./view.ts";

const text = (blockId: string, label: string, hint: string, initial?: string) =>
  inputText({ blockId, actionId: blockId, label, hint, ...(initial !== undefined && { initial }) });
const lines = (blockId: string, label: string, hint: string) =>
  inputText({ blockId, actionId: blockId, label, hint, optional: true, multiline: true, maxLength: 2000 });

function menu(blockId: string, label: string, options: ReturnType<typeof option>[], initial: string) {
  return inputSelect(
    { blockId, label },
    staticSelect({ actionId: blockId, placeholder: label, options, initial }),
  );
}

function fieldsOf(step: number, { ledger }: Ctx): Block[] {
  if (step === 1) {
    const from = monthNames.map((name, index) => option(name, String(index + 1)));
    const days = [option("Monday", "monday"), option("Sunday", "sunday")];
    return [
      menu("month", "Fiscal year starts in", from, String(ledger.fiscalStartMonth)),
      menu("week", "Weeks start on", days, ledger.weekStart),
      inputText({
        ...{ blockId: "holidays", actionId: "holidays", label: "Holidays", optional: true },
        ...{ hint: "Days without work, e.g. 2026-12-25, 2027-01-01", initial: ledger.holidays.join(", ") },
      }),
    ];
  }
  if (step === 2) return [lines("team", "More teams, one per line", "Each with its kind: Resellers partner")];
  if (step === 3) {
    return [
      lines("product", "More product lines, one per line", "Core"),
      lines("division", "More divisions, one per line", "EMEA"),
    ];
  }
  if (step === 4)
    return [lines("source", "More sources, one per line", "Each with its team: podcast team Marketing")];
  return [
    text("name", "Name of the ledger", "The company whose leads and deals it keeps", ledger.name),
    text("currency", "Currency of your reports", "Three letters, e.g. USD, EUR, GBP", ledger.currency),
    text("zone", "Time zone", "e.g. America/New_York, Europe/Berlin, Asia/Tokyo", ledger.timeZone),
  ];
}

function readSettings(step: number, { values }: Submitted): Settings {
  if (step === 1) {
    const days = (values.get("holidays") ?? "").split(/[\s,;]+/).filter((day) => day !== "");
    const wrong = days.find((day) => !isDay(day));
    if (wrong !== undefined) throw new FieldError("holidays", `“${wrong}” is no day.`, "2026-12-25");
    return {
      fiscalStartMonth: Number(values.get("month") ?? "1"),
      weekStart: values.get("week") === "sunday" ? "sunday" : "monday",
      holidays: [...new Set(days)].sort().join(","),
    };
  }
  if (step !== 0) return {};
  const name = values.get("name") ?? "";
  const currency = (values.get("currency") ?? "").toUpperCase();
  const timeZone = values.get("zone") ?? "";
  if (normaliseName(name) === "" || name.length > 80)
    throw new FieldError("name", "A name has 1 to 80 characters.", "Northwind");
  if (!isCurrency(currency)) throw new FieldError("currency", "That is not a currency code.", "USD");
  if (!isTimeZone(timeZone)) throw new FieldError("zone", "That is not a time zone.", "Europe/Berlin");
  return { name, currency, timeZone };
}

/** What one field's lines add; names that are there already stay as they are. @throws FieldError */
async function readLines(ctx: Ctx, kind: TermKind, typed: string | null | undefined): Promise<DefineLine[]> {
  const known = new Set((await listTerms(ctx.database.db, ctx.ledger.id, kind)).map(({ key }) => key));
  const rows = (typed ?? "").split("\n").map((row) => row.trim().replace(/,$/, ""));
  return rows
    .filter((row) => row !== "")
    .flatMap((row) => {
      const read = parseDefineLine(`${kind} ${row}`);
      if (!read.ok) throw new FieldError(kind, read.what, read.example);
      const { value } = read;
      if (value.kind !== "term" || known.has(normaliseName(value.name))) return [];
      known.add(normaliseName(value.name));
      return [value];
    });
}

const kindsOf = (step: number): readonly TermKind[] =>
  step === 2 ? ["team"] : step === 3 ? ["product", "division"] : step === 4 ? ["source"] : [];

/** One step of the guided set-up; its scope's version says which. */
export const setupForm: Form<Ctx> = {
  id: "setup",
  least: "member",
  title: "Set up",
  submit: "Save",
  fields: async (ctx, { version }) => fieldsOf(version, ctx),
  async run(ctx, submitted) {
    const step = submitted.scope.version;
    await refuseUnlessMaySetUp(ctx, "set the ledger up");
    const settings = readSettings(step, submitted);
    const kinds = kindsOf(step);
    const added = await Promise.all(kinds.map((kind) => readLines(ctx, kind, submitted.values.get(kind))));
    await saveStep(ctx, { step, settings, lines: added.flat() }, submitted.request).catch(
      (error: unknown) => {
        const [first] = kinds;
        if (error instanceof UserError && first !== undefined)
          throw new FieldError(first, error.message, error.example);
        throw error;
      },
    );
    const isShown = await goOn(ctx, step, submitted.scope.recordId);
    return saySaved(step, await readFacts(ctx, null), isShown);
  },
};
