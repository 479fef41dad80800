import { type CampaignFields, type CampaignLine, parseCampaignLine } from "../../core/campaign-line.ts";
import type { Ctx } from "../../ctx.ts";
import { keepDraft } from "../../data/drafts.ts";
import { UserError } from "../../errors.ts";
import { answerOnce, lookAgain } from "../../reports/answer-once.ts";
import { askName } from "../../slack/ask-choice.ts";
import type { Message } from "../../slack/message.ts";
import type { RequestId } from "../../slack/request.ts";
import { answerShow } from "./answer-show.ts";
import { makeCampaign, planCampaignChange, writeCampaignChange } from "./change-campaign.ts";
import { describeCampaignChange, describeSpend } from "./describe-change.ts";
import { findTarget, type KnownNames, listSimilar, readKnownNames, type Target } from "./find-terms.ts";
import { answerList } from "./list-campaigns.ts";
import { logSpend } from "./log-spend.ts";

/** What was typed, and the campaign or source that was chosen when we asked. */
export type Asked = { text: string; targetId?: string };

/** Reads what was typed after `/campaign`. @throws UserError */
function readLine(ctx: Ctx, text: string, known: KnownNames): CampaignLine {
  const names = [...known.campaigns.filter(({ isRetired }) => !isRetired), ...known.sources];
  const read = parseCampaignLine(text, {
    today: ctx.today,
    currency: ctx.ledger.currency,
    knownNames: new Set(names.map(({ key }) => key)),
  });
  if (!read.ok) throw new UserError(read.what, `/campaign ${read.example}`);
  return read.value;
}

/** Does what was typed and answers it, or asks which campaign is meant. @throws UserError */
export async function answerLine(ctx: Ctx, asked: Asked, request: RequestId): Promise<Message> {
  const known = await readKnownNames(ctx);
  const line = readLine(ctx, asked.text, known);
  if (line.kind === "list") return answerList(ctx, { isAll: line.isAll });
  if (line.kind === "new") return answerNew(ctx, line, request);
  const withSources = line.kind === "spend";
  const target = findTarget(known, line.name, asked.targetId);
  if (target === null || (target.kind === "source" && !withSources))
    return askTarget(ctx, asked.text, line.name, known, withSources);
  if (line.kind === "spend") return answerSpend(ctx, target, line.fields, request);
  if (target.kind === "source") throw new Error("only spend goes to a source");
  if (line.kind === "show") return answerShow(ctx, target.campaign.id);
  const { kind, fields } = line;
  const changeId = await once(ctx, request, async () => {
    const columns = await planCampaignChange(ctx, target.campaign, kind, fields);
    return writeCampaignChange(ctx, target.campaign, columns, {
      action: kind === "end" ? "ended" : "changed",
      request,
    });
  });
  return describeCampaignChange(ctx, changeId);
}

const once = (ctx: Ctx, request: RequestId, write: () => Promise<string>): Promise<string> =>
  answerOnce(ctx, request, { answer: (changeId: string) => changeId, isAnswer: () => true }, write);

/** Makes a campaign and answers it. @throws UserError */
export async function answerNew(
  ctx: Ctx,
  asked: { name: string; fields: CampaignFields },
  request: RequestId,
): Promise<Message> {
  const attempt = async () => makeCampaign(ctx, asked, await readKnownNames(ctx), request);
  return describeCampaignChange(ctx, await once(ctx, request, () => lookAgain(attempt)));
}

/** Logs money spent and answers it. @throws UserError */
export async function answerSpend(
  ctx: Ctx,
  target: Target,
  fields: CampaignFields,
  request: RequestId,
): Promise<Message> {
  return describeSpend(ctx, await once(ctx, request, () => logSpend(ctx, target, fields, request)));
}

/** "Which campaign do you mean?", with what was typed kept. @throws UserError where nothing is like it */
async function askTarget(
  ctx: Ctx,
  text: string,
  name: string,
  known: KnownNames,
  withSources: boolean,
): Promise<Message> {
  const similar = listSimilar(known, name, withSources);
  if (similar.length === 0) {
    const source = known.sources[0]?.name ?? "webinar";
    throw new UserError(
      `There is no campaign “${name}” here.`,
      `/campaign new ${name} source ${source}, or /campaign list`,
    );
  }
  const id = ctx.newId();
  const draft = { id, ledgerId: ctx.ledger.id, userId: ctx.userId, kind: "campaign" } as const;
  await keepDraft(ctx.database.db, { ...draft, input: { text }, now: ctx.clock() });
  return askName({
    ...{ scope: { ledgerId: ctx.ledger.id, recordId: id, version: 0 }, actionId: "campaign-name" },
    ...{ what: "campaign", name, similar, isKnownOnly: true },
  });
}
