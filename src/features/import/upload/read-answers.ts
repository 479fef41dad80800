import { parseAttributes } from "../../../core/csv-lookup.ts";
import { isCurrency } from "../../../core/currency.ts";
import { type ImportField, importKinds } from "../../../core/import-kinds.ts";
import { normaliseName } from "../../../core/names.ts";
import { printPairs, readPairLines } from "../../../core/print-pairs.ts";
import type { Ctx } from "../../../ctx.ts";
import { listTeams } from "../../../data/vocabulary.ts";
import { FieldError } from "../../../errors.ts";
import type { Submitted } from "../../../slack/request.ts";
import type { ImportOptions } from "../read-options.ts";
import { wordsOfChoices } from "./field-words.ts";
import type { Inspected } from "./inspect-csv.ts";
import { mostStages, type Offer, valuesOf } from "./offer-mapping.ts";

/** A column menu's own choices: no column, and the columns that were found by themselves ("First Name+Last Name"). */
export const leftOut = "none";
export const asOffered = "offered";

/** The answers of the second form as the options of an import. @throws FieldError under the field that is wrong */
export async function readAnswers(
  ctx: Ctx,
  { values, lists }: Submitted,
  file: Inspected,
  offer: Offer,
): Promise<ImportOptions> {
  const columns = readColumns(values, file, offer);
  const stages = readStages(values.get("stages") ?? "", columns, file, offer);
  const money = values.get("money")?.toUpperCase() ?? null;
  if (money !== null && !isCurrency(money))
    throw new FieldError("money", `“${money}” is no code of a currency.`, ctx.ledger.currency);
  const facts = (lists.get("facts") ?? []).flatMap((index) => file.headers[Number(index)] ?? []);
  return {
    ...{ preset: null, alias: null, lookup: null, bands: null },
    map: printPairs(columns),
    stages: stages.length === 0 ? null : printPairs(stages),
    dateFormat: values.get("days") ?? null,
    attributes: facts.length === 0 ? null : printFacts(facts, offer),
    sources: await readSources(ctx, values.get("sources") ?? ""),
    amountsIn: money,
  };
}

function readColumns(
  values: Submitted["values"],
  file: Inspected,
  { kind, columns: offered }: Offer,
): Map<ImportField, string> {
  const { fields, required } = importKinds[kind];
  const columns = new Map<ImportField, string>();
  for (const field of fields) {
    const value = values.get(field) ?? leftOut;
    const column = value === asOffered ? offered.get(field) : file.headers[Number(value)];
    if (column !== undefined) columns.set(field, column);
  }
  const missing = required.find((choices) => !choices.some((field) => columns.has(field)));
  const [first] = missing ?? [];
  if (missing === undefined || first === undefined) return columns;
  const what = missing.length === 1 ? "this" : `one of these: ${wordsOfChoices(missing)}`;
  throw new FieldError(first, `The import needs ${what}.`, file.headers[0] ?? "a column");
}

function readStages(
  typed: string,
  columns: ReadonlyMap<ImportField, string>,
  file: Inspected,
  { kind }: Offer,
): [string, string][] {
  const { outcomes } = importKinds[kind];
  const { pairs, wrong } = readPairLines(typed);
  if (wrong !== null)
    throw new FieldError("stages", `“${wrong}” has no meaning.`, `${wrong} = ${outcomes.at(-1)}`);
  const odd = pairs.find(([, outcome]) => !outcomes.some((each) => each === outcome.toLowerCase()));
  if (odd !== undefined)
    throw new FieldError(
      "stages",
      `“${odd[1]}” means nothing here; there is ${outcomes.join(", ")}.`,
      `${odd[0]} = ${outcomes.at(-1)}`,
    );
  const names = pairs.map(([name]) => name.toLowerCase());
  const twice = pairs.find(([name], index) => names.indexOf(name.toLowerCase()) !== index);
  if (twice !== undefined)
    throw new FieldError("stages", `“${twice[0]}” stands here twice.`, "one of the lines");
  if (kind !== "deals" || names.includes("*") || !columns.has("stage")) return pairs;
  const unsaid = valuesOf(columns.get("stage"), file).filter((each) => !names.includes(each.toLowerCase()));
  if (unsaid.length === 0 || unsaid.length > mostStages) return pairs;
  throw new FieldError(
    "stages",
    `Say what these mean too: ${unsaid.slice(0, 5).join(", ")}${unsaid.length > 5 ? " …" : ""}.`,
    `${unsaid[0]} = open`,
  );
}

async function readSources(ctx: Ctx, typed: string): Promise<string | null> {
  const { pairs, wrong } = readPairLines(typed);
  const teams = await listTeams(ctx.database.db, ctx.ledger.id);
  const names = teams.map(({ name }) => name).join(", ");
  if (wrong !== null)
    throw new FieldError("sources", `“${wrong}” has no team.`, `${wrong} = ${teams[0]?.name}`);
  const odd = pairs.find(([, team]) => !teams.some(({ key }) => key === normaliseName(team)));
  if (odd !== undefined)
    throw new FieldError(
      "sources",
      `“${odd[1]}” is no team; there are ${names}.`,
      `${odd[0]} = ${teams[0]?.name}`,
    );
  return pairs.length === 0 ? null : printPairs(pairs);
}

/** A fact is called as its column is, or as an export of this system calls it. */
function printFacts(headers: readonly string[], { attributes }: Offer): string {
  const odd = headers.find((header) => header.includes(":"));
  if (odd !== undefined)
    throw new FieldError("facts", `“${odd}” cannot be kept: it holds a colon.`, "other columns");
  const known = new Map(attributes.map(([name, column]) => [column, name]));
  const text = printPairs(headers.map((header) => [known.get(header) ?? header.toLowerCase(), header]));
  const read = parseAttributes(text);
  if (read.ok) return text;
  throw new FieldError("facts", read.what, "fewer columns");
}
