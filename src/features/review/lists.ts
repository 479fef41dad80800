import type { Ctx } from "../../ctx.ts";
import type { Jobs } from "../../schedule/job.ts";
import type { Action, Form, Shortcut } from "../../slack/kit.ts";
import { agendaActions } from "./action.ts";
import { addForm, messageToAgenda } from "./form.ts";
import { agendaJobs } from "./job.ts";
import { meetingActions, meetingForms, meetingJobs, meetingShortcuts } from "./meeting.ts";
import { planMeeting } from "./plan-meeting.ts";

export { reviewCommand } from "./command.ts";

/** The buttons and menus of meetings and their agendas. */
export const reviewActions: readonly Action<Ctx>[] = [...[...agendaActions, ...meetingActions, planMeeting]];

/** The forms of meetings. */
export const reviewForms: readonly Form<Ctx>[] = [addForm, ...meetingForms];

/** What a message's own menu does for a meeting. */
export const reviewShortcuts: readonly Shortcut<Ctx>[] = [messageToAgenda, ...meetingShortcuts];

/** What the clock does about meetings. */
export const reviewJobs: Jobs = { ...agendaJobs, ...meetingJobs };
