import { importOrder } from "../../../core/import-kinds.ts";
import { presetNames } from "../../../core/import-presets.ts";
import type { Ctx } from "../../../ctx.ts";
import { FieldError, UserError } from "../../../errors.ts";
import { inputFile } from "../../../slack/choice-inputs.ts";
import { option, staticSelect } from "../../../slack/controls.ts";
import { inputSelect } from "../../../slack/inputs.ts";
import type { Form } from "../../../slack/kit.ts";
import { refuseUnlessAdmin } from "../../../slack/refuse-unless-admin.ts";
import { kindWords } from "./field-words.ts";
import { isKind, keepUpload, openUpload } from "./open-upload.ts";
import { sayFound } from "./view.ts";

const anyFile = "none";
const presetWords = (name: string): string =>
  `${{ salesforce: "Salesforce", hubspot: "HubSpot" }[name] ?? name}, a standard export`;

/** Lets admins pass. @throws UserError */
export const refuseUnlessImporter = (ctx: Ctx): Promise<void> =>
  refuseUnlessAdmin(ctx.slack.people, { userId: ctx.userId, role: ctx.actor.role }, "import records");

/** The first form of an import: which file it is, and what is in it. */
export const fileForm: Form<Ctx> = {
  id: "import-file",
  least: "member",
  title: "Import a file",
  submit: "Read it",
  async fields(ctx) {
    await refuseUnlessImporter(ctx);
    const kinds = importOrder.map((kind) => option(kindWords[kind], kind));
    const presets = [
      option("Any other file", anyFile),
      ...presetNames.map((name) => option(presetWords(name), name)),
    ];
    return [
      inputFile({
        ...{ blockId: "file", actionId: "file", label: "CSV file", filetypes: ["csv", "txt", "tsv"] },
        hint: "With column names in its first line, in UTF-8, at most 10 MB. Nothing is imported yet.",
      }),
      inputSelect(
        { blockId: "kind", label: "What its rows are" },
        staticSelect({ actionId: "kind", placeholder: "Leads", options: kinds, initial: "leads" }),
      ),
      inputSelect(
        { blockId: "preset", label: "Where it comes from" },
        staticSelect({ actionId: "preset", placeholder: "Any file", options: presets, initial: anyFile }),
      ),
    ];
  },
  async run(ctx, { values, files }) {
    await refuseUnlessImporter(ctx);
    const [file] = files.get("file") ?? [];
    const kind = values.get("kind") ?? "";
    const preset = values.get("preset") ?? anyFile;
    if (file === undefined) throw new FieldError("file", "There is no file.", "leads.csv");
    if (!isKind(kind)) throw new FieldError("kind", "A file holds rows of one kind.", "Leads");
    const upload = { kind, file, preset: preset === anyFile ? null : preset };
    const { inspected, offer } = await openUpload(ctx, upload).catch((error: unknown) => {
      if (!(error instanceof UserError)) throw error;
      throw new FieldError(/^--preset/.test(error.message) ? "preset" : "file", error.message, error.example);
    });
    return sayFound(ctx.ledger, inspected, offer, await keepUpload(ctx, upload));
  },
};
