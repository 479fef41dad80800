import { z } from "zod";
import { type ImportKind, importKinds, importOrder } from "../../../core/import-kinds.ts";
import { shorten } from "../../../core/shorten.ts";
import type { Ctx } from "../../../ctx.ts";
import { findDraft, keepDraft } from "../../../data/drafts.ts";
import { listSources, listTeams } from "../../../data/vocabulary.ts";
import { UserError } from "../../../errors.ts";
import { bytesInput, type CsvInput } from "../read-csv.ts";
import { type Inspected, inspectCsv } from "./inspect-csv.ts";
import { type Offer, offerMapping } from "./offer-mapping.ts";

const Upload = z.object({
  kind: z.enum(importOrder),
  preset: z.string().nullable(),
  file: z.object({
    id: z.string(),
    name: z.string(),
    size: z.number(),
    mimetype: z.string(),
    url: z.string(),
  }),
});

/** A file that was handed in, and what it is said to be; the file itself stays with Slack. */
export type Upload = z.infer<typeof Upload>;

/** Narrows a menu's value to a kind. */
export const isKind = (text: string): text is ImportKind => importOrder.some((kind) => kind === text);

/** Keeps an upload until its questions are answered. @returns the draft's id */
export async function keepUpload(ctx: Ctx, upload: Upload): Promise<string> {
  const id = ctx.newId();
  const draft = {
    id,
    ledgerId: ctx.ledger.id,
    userId: ctx.userId,
    kind: "import",
    now: ctx.clock(),
  } as const;
  await keepDraft(ctx.database.db, { ...draft, input: upload });
  return id;
}

/** The upload of a draft. @throws UserError when it is a day old, or somebody else's */
export async function getUpload(ctx: Ctx, id: string): Promise<Upload> {
  const asked = { id, userId: ctx.userId, kind: "import", now: ctx.clock() } as const;
  const found = Upload.safeParse(await findDraft(ctx.database.db, ctx.ledger.id, asked));
  if (found.success) return found.data;
  throw new UserError("That file was handed in more than a day ago.", "/roundtrip import");
}

/** An upload read from Slack, with how it would be read. @throws UserError for a file that cannot be read */
export async function openUpload(
  ctx: Ctx,
  { kind, preset, file }: Upload,
): Promise<{ input: CsvInput; inspected: Inspected; offer: Offer }> {
  const { db } = ctx.database;
  const input = bytesInput(file.name, Buffer.from(await ctx.slack.files.read(file)));
  const inspected = await inspectCsv(input);
  refuseFewColumns(kind, inspected);
  const [sources, teams] = [await listSources(db, ctx.ledger.id), await listTeams(db, ctx.ledger.id)];
  return { input, inspected, offer: offerMapping(kind, preset, inspected, { sources, teams }) };
}

/** Prose has commas nowhere, or anywhere. @throws UserError for fewer columns than the kind needs */
function refuseFewColumns(kind: ImportKind, { name, headers }: Inspected): void {
  const { many, required } = importKinds[kind];
  if (headers.length >= Math.min(2, required.length)) return;
  const found = headers[0] === undefined ? "no named column" : `one column, “${shorten(headers[0], 60)}”`;
  throw new UserError(
    `${name} has ${found}; ${many} need more.`,
    "a CSV file with column names in its first line",
  );
}
