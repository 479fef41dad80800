import type { Ctx } from "../../ctx.ts";
import type { Jobs } from "../../schedule/job.ts";
import type { Action, Form } from "../../slack/kit.ts";
import { actionItemActions } from "./action-item/action.ts";
import { handOverForm } from "./action-item/form.ts";
import { reminderJobs } from "./action-item/job.ts";
import { undoReview } from "./undo.ts";

/** The buttons of the meeting and of what came of it. */
export const meetingActions: readonly Action<Ctx>[] = [...actionItemActions, undoReview];

/** The forms of the meeting and of what came of it. */
export const meetingForms: readonly Form<Ctx>[] = [handOverForm];

/** What the clock does about the meeting and what came of it. */
export const meetingJobs: Jobs = { ...reminderJobs };
