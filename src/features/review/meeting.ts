import type { Ctx } from "../../ctx.ts";
import type { Jobs } from "../../schedule/job.ts";
import type { Action, Form, Shortcut } from "../../slack/kit.ts";
import { actionItemActions } from "./action-item/action.ts";
import { handOverForm } from "./action-item/form.ts";
import { reminderJobs } from "./action-item/job.ts";
import { runActions } from "./run/action.ts";
import { runForms } from "./run/form.ts";
import { runJobs } from "./run/job.ts";
import { runShortcuts } from "./run/shortcut.ts";
import { undoReview } from "./undo.ts";

/** The buttons of the meeting and of what came of it. */
export const meetingActions: readonly Action<Ctx>[] = [...runActions, ...actionItemActions, undoReview];

/** The forms of the meeting and of what came of it. */
export const meetingForms: readonly Form<Ctx>[] = [...runForms, handOverForm];

/** What the clock does about the meeting and what came of it. */
export const meetingJobs: Jobs = { ...reminderJobs, ...runJobs };

/** What a message's own menu does for the meeting. */
export const meetingShortcuts: readonly Shortcut<Ctx>[] = runShortcuts;
