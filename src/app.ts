import { App as BoltApp } from "@slack/bolt";
import { type Ctx, type Services, wallClock } from "./ctx.ts";
import { pendingMigrations } from "./data/pending-migrations.ts";
import { forgetRequestsBefore } from "./data/requests.ts";
import * as budget from "./features/budget/command.ts";
import * as campaign from "./features/campaign/command.ts";
import { undoCommitment } from "./features/commitment/answer-commitments.ts";
import { commitActions, commitCommand, commitForms, commitJobs } from "./features/commitment/command.ts";
import * as deal from "./features/deal/action.ts";
import { dealCommand } from "./features/deal/command.ts";
import { dealForm } from "./features/deal/form.ts";
import { dealJobs } from "./features/deal/job.ts";
import { makeUndoVerb } from "./features/deal/undo-verb.ts";
import { exportVerbs } from "./features/export/verbs.ts";
import { funnelActions, funnelCommand } from "./features/funnel/command.ts";
import { homeActions } from "./features/home/action.ts";
import { home } from "./features/home/home.ts";
import { makeHookAnswer } from "./features/hook/answer-hook.ts";
import { hookVerbs } from "./features/hook/verbs.ts";
import { importActions, importForms, importVerbs } from "./features/import/upload/verbs.ts";
import { chooseLeadAccount, leadAccountMenu } from "./features/lead/action.ts";
import { leadCommand } from "./features/lead/command.ts";
import { leadForms, openPartnerLead } from "./features/lead/partner-form.ts";
import { leadShortcuts } from "./features/lead/shortcut.ts";
import * as meeting from "./features/meeting/action.ts";
import { meetingCommand } from "./features/meeting/command.ts";
import * as outcome from "./features/meeting/outcome-action.ts";
import { meetingForms, openPartnerMeeting } from "./features/meeting/partner-form.ts";
import { meetingShortcuts } from "./features/meeting/shortcut.ts";
import * as origin from "./features/origin/action.ts";
import { recordActions, recordForms, recordVerbs } from "./features/record/verbs.ts";
import * as review from "./features/review/lists.ts";
import { sweepReviews } from "./features/review/sweep.ts";
import { scorecardActions } from "./features/scorecard/action.ts";
import { closeDueQuarters } from "./features/scorecard/close-quarter.ts";
import { scorecardCommand } from "./features/scorecard/command.ts";
import { scorecardJob } from "./features/scorecard/job.ts";
import { scorecardVerbs } from "./features/scorecard/verbs.ts";
import { changeSettings, keepSettings, ledgerChoice, makeLedgerChoice } from "./features/setup/action.ts";
import { makeRoundtripCommand } from "./features/setup/command.ts";
import { settingsForm } from "./features/setup/form.ts";
import { makeLookups } from "./features/setup/lookups.ts";
import { setupActions, setupForms, setupVerbs } from "./features/setup/verbs.ts";
import type { Jobs } from "./schedule/job.ts";
import { startWakeUp, type WakeUp } from "./schedule/wake-up.ts";
import { registerActions, registerMenus } from "./slack/action.ts";
import { makeBoltLog } from "./slack/bolt-log.ts";
import { registerCommands } from "./slack/command.ts";
import { registerForms } from "./slack/form.ts";
import { registerHome } from "./slack/home.ts";
import { makeInFlight } from "./slack/in-flight.ts";
import { findInstallation, type Installation } from "./slack/installation.ts";
import type { Action, Command, Form, Kit, Menu, Shortcut, Verb } from "./slack/kit.ts";
import { openDoor } from "./slack/listen.ts";
import { makeHttpReceiver, makeProbeDoor, makeSocketReceiver } from "./slack/receiver.ts";
import { makeRunAgain } from "./slack/run-again.ts";
import { registerShortcuts } from "./slack/shortcut.ts";
import { makeHookDoor } from "./slack/web-hook.ts";

// The table of contents: everything a person can ask, and everything the clock does.

const own: readonly Command<Ctx>[] = [
  leadCommand,
  meetingCommand,
  dealCommand,
  funnelCommand,
  ...[campaign.campaignCommand, budget.budgetCommand],
  ...[commitCommand, scorecardCommand, review.reviewCommand],
];

/** What `/roundtrip` answers besides help, in the order of its help. */
const verbs: readonly Verb<Ctx>[] = [
  ...[...setupVerbs, budget.rateVerb, makeUndoVerb(undoCommitment), ...recordVerbs],
  ...[...importVerbs, ...hookVerbs, ...exportVerbs, ...scorecardVerbs],
];

/** Every slash command. @param names our command name → its name in this workspace */
export const listCommands = (names: ReadonlyMap<string, string>): readonly Command<Ctx>[] => [
  ...own,
  makeRoundtripCommand(own, verbs, names),
];

const forms: readonly Form<Ctx>[] = [
  ...leadForms,
  ...meetingForms,
  dealForm,
  ...recordForms,
  settingsForm,
  ...[...commitForms, ...campaign.campaignForms, ...budget.budgetForms],
  ...[...setupForms, ...importForms, ...review.reviewForms],
];

const actions: readonly Action<Ctx>[] = [
  chooseLeadAccount,
  ...[meeting.chooseMeetingAccount, meeting.chooseMeetingDeal, meeting.changeMeetingDay],
  ...[outcome.chooseOutcomeAccount, outcome.chooseOutcomeMeeting, outcome.holdMeeting],
  ...[deal.chooseDealAccount, deal.chooseDeal, deal.chooseStage, deal.undo, deal.undoThere],
  ...[origin.chooseDealOrigin, origin.chooseSource, origin.makeOrigin],
  ...recordActions,
  ...funnelActions,
  ...[...commitActions, ...campaign.campaignActions, ...budget.budgetActions],
  ...[...scorecardActions, ...review.reviewActions],
  ...homeActions,
  keepSettings,
  changeSettings,
  openPartnerMeeting,
  openPartnerLead,
  ...[...setupActions, ...importActions],
];

const menus: readonly Menu<Ctx>[] = [
  leadAccountMenu,
  meeting.meetingAccountMenu,
  meeting.meetingDealMenu,
  outcome.outcomeAccountMenu,
  outcome.outcomeMeetingMenu,
  deal.dealAccountMenu,
  ...[deal.dealMenu, ...campaign.campaignMenus],
];

/** Every shortcut, of messages and of the menu beside the message box; the manifest lists them. */
export const shortcuts: readonly Shortcut<Ctx>[] = [
  ...[...meetingShortcuts, ...leadShortcuts, ...review.reviewShortcuts],
];

/** Everything a person can do, by name, for the access table. */
export const listEverything = () => ({
  commands: [...own, makeRoundtripCommand(own, verbs, new Map())],
  verbs,
  forms,
  actions: [...actions.map(({ id }) => id), ledgerChoice],
  ...{ shortcuts, menus },
});

/** What the scheduler builds when it is due. */
export const jobs: Jobs = { scorecard: scorecardJob, ...dealJobs, ...commitJobs, ...review.reviewJobs };

const requestsKeptMs = 7 * 24 * 3600 * 1000;
const ackBudgetMs = 2000;
const drainMs = 10_000;

/** The app between its start and its end. */
export type Roundtrip = {
  /** listens (or opens its socket) and, unless told not to, delivers what is due; its port, null with a socket */
  start(how?: { isDelivering: boolean }): Promise<number | null>;
  /** not ready from now on; finishes what is in flight, for at most 10 s; then stops */
  stop(): Promise<void>;
  /** null when ready, otherwise what is missing, in words */
  ready(): Promise<string | null>;
  /** resolves once Slack told which workspace this is. @throws UserError when it refuses the token */
  reachSlack(): Promise<void>;
  /** looks after what nobody asks for, as it does every hour: quarters to close, promises, old requests; never throws */
  sweep(): Promise<void>;
};

/** Builds the app; nothing listens yet. */
export function buildApp(services: Services): Roundtrip {
  const { config, database, log, clock } = services;
  const inFlight = makeInFlight();
  let installation: Installation | null = null;
  let isStopping = false;
  let isListening = false;
  let wakeUp: WakeUp | null = null;
  let hourly: NodeJS.Timeout | undefined;

  const ready = async (): Promise<string | null> => {
    if (isStopping) return "stopping";
    if (installation === null) return "Slack was not reached yet";
    const pending = await pendingMigrations(database).catch(() => null);
    if (pending === null) return "the database does not answer";
    return pending.length === 0 ? null : `migrations are pending: ${pending.join(", ")}`;
  };
  const answerHook = makeHookAnswer(services);
  const doors = [makeProbeDoor({ ready }), makeHookDoor((request) => inFlight.track(answerHook(request)))];
  const logger = makeBoltLog(log);
  const { connection } = config.slack;
  const receiver =
    connection.kind === "http"
      ? makeHttpReceiver(connection.signingSecret, logger, doors, wallClock)
      : makeSocketReceiver(connection.appToken, logger, doors, config);
  const bolt = new BoltApp({
    receiver,
    logger,
    deferInitialization: true,
    authorize: async () => ({
      botToken: config.slack.botToken,
      botId: installation?.botId ?? "",
      botUserId: installation?.botUserId ?? "",
    }),
    clientOptions: { slackApiUrl: config.slack.apiUrl },
  });

  const lookups = makeLookups(services, () => installation?.workspaceId ?? null);
  const commands = listCommands(config.commandNames);
  const runAgain = makeLedgerChoice(
    makeRunAgain({ commands, shortcuts, ledgerId: (ctx: Ctx) => ctx.ledger.id }),
  );
  const kit: Kit<Ctx> = {
    commands,
    forms,
    actions: [...actions, runAgain],
    menus,
    shortcuts,
    home,
    workspaceOf: async (userId) => (await services.slack.people.find(userId))?.workspaceId ?? null,
    lookups,
    boundary: {
      newReference: () => services.newId().slice(-8),
      logFailure: (reference, error, where) => log.error({ reference, where, err: error }, "failed"),
    },
    inFlight,
    client: services.slack.interactive,
    names: config.commandNames,
    ackBudgetMs,
  };
  registerCommands(bolt, kit);
  registerActions(bolt, kit);
  registerMenus(bolt, kit);
  registerForms(bolt, kit);
  registerShortcuts(bolt, kit);
  registerHome(bolt, kit);

  const sweep = async () => {
    const warn = (words: string) => (error: unknown) => log.warn({ err: error }, words);
    const workspaceId = installation?.workspaceId ?? null;
    await Promise.all([
      forgetRequestsBefore(database.db, clock() - requestsKeptMs).catch(warn("old requests stay")),
      closeDueQuarters(services, workspaceId).catch(warn("a quarter stays open")),
      sweepReviews(services, workspaceId).catch(warn("what was promised was not looked after")),
    ]);
  };

  return {
    ...{ ready, sweep },
    async reachSlack() {
      installation = await findInstallation(services.slack.interactive);
    },
    async start({ isDelivering } = { isDelivering: true }) {
      await bolt.init();
      const port = await openDoor(receiver, config);
      isListening = true;
      if (isDelivering) {
        wakeUp = startWakeUp(services, jobs, inFlight);
        services.wake.nudge = wakeUp.nudge;
      }
      hourly = setInterval(sweep, 3600_000);
      hourly.unref();
      return port;
    },
    async stop() {
      isStopping = true;
      clearInterval(hourly);
      await wakeUp?.stop();
      const isDone = await inFlight.drain(drainMs);
      if (!isDone) log.warn({ left: inFlight.count() }, "stopped before everything was finished");
      if (isListening) await receiver.stop();
    },
  };
}
