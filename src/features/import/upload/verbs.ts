import type { Ctx } from "../../../ctx.ts";
import type { Action, Form, Verb } from "../../../slack/kit.ts";
import { checkForm } from "./check-form.ts";
import { fileForm, refuseUnlessImporter } from "./file-form.ts";
import { sayImport } from "./view.ts";

/** "Choose a file…" */
const openFile: Action<Ctx> = {
  id: "import-open",
  least: "member",
  async run(ctx, { scope }) {
    await refuseUnlessImporter(ctx);
    return { kind: "form", form: "import-file", scope };
  },
};

/** "Check and import…", under what was found in a file; its scope names the draft. */
const openCheck: Action<Ctx> = {
  id: "import-check",
  least: "member",
  async run(ctx, { scope }) {
    await refuseUnlessImporter(ctx);
    return { kind: "form", form: "import-check", scope };
  },
};

export const importActions: readonly Action<Ctx>[] = [openFile, openCheck];
export const importForms: readonly Form<Ctx>[] = [fileForm, checkForm];

/** Records of another system from a CSV file. */
export const importVerbs: readonly Verb<Ctx>[] = [
  {
    verb: "import",
    usage: "import",
    does: "leads, deals, spend and more from a CSV file, by a form (admins)",
    least: "member",
    async run(ctx) {
      await refuseUnlessImporter(ctx);
      return sayImport(ctx.ledger);
    },
  },
];
