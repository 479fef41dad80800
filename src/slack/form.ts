import type { App, ViewResponseAction, ViewSubmitAction } from "@slack/bolt";
import { FieldError, UserError } from "../errors.ts";
import { loadingModal, modal, section } from "./blocks.ts";
import { explain, sayUserError } from "./boundary.ts";
import {
  asView,
  byId,
  type Form,
  type Kit,
  ownWorkspace,
  refuseBelow,
  refuseOutsiders,
  within,
} from "./kit.ts";
import type { Block, Message } from "./message.ts";
import { publishHome } from "./publish-home.ts";
import { renameCommands } from "./rename-commands.ts";
import {
  homeSlot,
  printScope,
  readSubmission,
  type Said,
  type Scope,
  type Submitted,
  type Surface,
  type Who,
} from "./request.ts";
import { raw } from "./text.ts";

/** Blocks that a modal may show; reports with tables and charts stay in messages. */
const inModals = new Set([
  "section",
  "context",
  "actions",
  "divider",
  "header",
  "input",
  "image",
  "rich_text",
]);

/** An answer shown in the modal that asked for it. */
export function answerView(answer: Message, title = "Roundtrip", isFromHome = false): object {
  const blocks = (answer.blocks ?? []).filter((block) => inModals.has(block.type));
  const nothing = { ledgerId: "", recordId: "", version: 0 };
  return modal({
    title,
    close: "Done",
    blocks: blocks.length > 0 ? blocks : [section(raw(answer.text))],
    ...(isFromHome && { privateMetadata: printScope(nothing, homeSlot) }),
  });
}

function formView<C>(form: Form<C>, scope: Scope, blocks: Block[], isFromHome = false): object {
  return modal({
    title: form.title,
    submit: form.submit,
    close: "Cancel",
    blocks,
    callbackId: form.id,
    privateMetadata: printScope(scope, isFromHome ? homeSlot : ""),
  });
}

/** What opens a form: a bare command, or a control with the scope it is about. */
type Opener = Said | (Who & { triggerId: string; scope: Scope; surface?: Surface; isFromHome?: boolean });

/** Opens a form: a loading view at once, its fields follow by views.update. */
export async function openForm<C>(kit: Kit<C>, formId: string, opener: Opener): Promise<void> {
  const { title } = getForm(kit, formId);
  // From within a modal the form goes on top of it, so that closing it leads back.
  const isOnTop = "surface" in opener && opener.surface === "modal";
  await openLoading(kit, { triggerId: opener.triggerId, title, isOnTop }, () =>
    buildForm(kit, formId, opener).catch((error: unknown) =>
      answerView(explain(kit.boundary, error, formId), title),
    ),
  );
}

/** Opens a view that says it is loading, before its trigger dies (3 s), and shows what was built as soon as it is. */
export async function openLoading<C>(
  kit: Kit<C>,
  given: { triggerId: string; title: string; isOnTop?: boolean },
  build: () => Promise<object>,
): Promise<void> {
  const loading = { trigger_id: given.triggerId, view: asView(loadingModal(given.title)) };
  const opened = await (given.isOnTop === true
    ? kit.client.views.push(loading)
    : kit.client.views.open(loading));
  const viewId = opened.view?.id;
  if (viewId === undefined) throw new Error("Slack opened a view without an id");
  await kit.client.views.update({ view_id: viewId, view: asView(renameCommands(await build(), kit.names)) });
}

function getForm<C>(kit: Kit<C>, formId: string): Form<C> {
  const form = byId(kit.forms, formId);
  if (form === undefined) throw new Error(`no form ${formId}`);
  return form;
}

/** A form's view for who opens it, or the question which ledger it is about. @throws UserError */
export async function buildForm<C>(kit: Kit<C>, formId: string, opener: Opener): Promise<object> {
  const form = getForm(kit, formId);
  refuseOutsiders(opener, form.least);
  if ("scope" in opener) {
    const ctx = await kit.lookups.forScope(opener.scope, opener);
    refuseBelow(kit.lookups.roleOf(ctx), form.least);
    return formView(form, opener.scope, await form.fields(ctx, opener.scope), opener.isFromHome);
  }
  const found = await kit.lookups.forCommand(opener);
  if ("ask" in found) return answerView(found.ask, form.title);
  refuseBelow(kit.lookups.roleOf(found.ctx), form.least);
  const scope = { ledgerId: kit.lookups.ledgerId(found.ctx), recordId: "", version: 0 };
  return formView(form, scope, await form.fields(found.ctx, scope));
}

/** Shows a form that is open with other blocks, for who has it in front of them. */
export async function refillForm<C>(
  kit: Kit<C>,
  given: { form: string; scope: Scope; blocks: Block[] },
  { viewId, isFromHome }: { viewId: string | null; isFromHome: boolean },
): Promise<void> {
  if (viewId === null) return;
  const view = formView(getForm(kit, given.form), given.scope, given.blocks, isFromHome);
  await kit.client.views.update({ view_id: viewId, view: asView(renameCommands(view, kit.names)) });
}

/** A field has no use for an example that is a command. */
const wordsUnderField = ({ message, example }: FieldError): string =>
  example.startsWith("/") ? message : `${message} Try: ${example}`;

type Acknowledgement =
  | { response_action: "errors"; errors: Record<string, string> }
  | { response_action: "update"; view: object };

async function submit<C>(kit: Kit<C>, submitted: Submitted): Promise<Acknowledgement> {
  const form = byId(kit.forms, submitted.formId);
  try {
    if (form === undefined) {
      throw new UserError("This form belongs to an older version of Roundtrip.", "/roundtrip help");
    }
    refuseOutsiders(submitted, form.least);
    const ctx = await kit.lookups.forScope(submitted.scope, submitted);
    refuseBelow(kit.lookups.roleOf(ctx), form.least);
    const answer = await kit.lookups.finish(ctx, await form.run(ctx, submitted));
    return { response_action: "update", view: answerView(answer, form.title, submitted.isFromHome) };
  } catch (error) {
    if (error instanceof FieldError && submitted.values.has(error.field)) {
      return {
        response_action: "errors",
        errors: { [error.field]: wordsUnderField(error) },
      };
    }
    const view = answerView(
      explain(kit.boundary, error, submitted.formId),
      "Roundtrip",
      submitted.isFromHome,
    );
    return { response_action: "update", view };
  }
}

/** Field errors found after the form had to be acknowledged: said in words, the form has to be opened again. */
function tooLate(errors: Record<string, string>): UserError {
  return new UserError(Object.values(errors).join(" "), "open the form again and correct this field");
}

/** Our acknowledgement as Bolt types it: @slack/types does not know every block of ours. */
const asAnswer = (answer: Acknowledgement): ViewResponseAction => answer as ViewResponseAction;

/** Every submitted form through one listener: field errors, or the answer in the same modal. */
export function registerForms<C>(app: App, kit: Kit<C>): void {
  app.view<ViewSubmitAction>(/.*/, async ({ ack, body }) => {
    const handle = async () => {
      const submitted = readSubmission(body, ownWorkspace(kit));
      const work = submit(kit, submitted).then((answer) => renameCommands(answer, kit.names));
      const ready = await within(work, kit.ackBudgetMs);
      if (ready !== "late") {
        await ack(asAnswer(ready));
        if (submitted.isFromHome && ready.response_action === "update") await publishHome(kit, submitted);
        return;
      }
      await ack(asAnswer({ response_action: "update", view: loadingModal("Roundtrip") }));
      const done = await work;
      const view =
        done.response_action === "update" ? done.view : answerView(sayUserError(tooLate(done.errors)));
      await kit.client.views.update({ view_id: submitted.viewId, view: asView(view) });
      if (submitted.isFromHome) await publishHome(kit, submitted);
    };
    await kit.inFlight.track(handle().catch((error: unknown) => void explain(kit.boundary, error, "form")));
  });
}
