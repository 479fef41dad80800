import { styleText } from "node:util";
import { runLine } from "./run-line.ts";
import { placeName, type Session } from "./session.ts";

type Step = { readonly who: string; readonly does: string; readonly line: string };

/** The main job, from the first meeting to the scorecard and back, and the meeting on it. */
const steps: readonly Step[] = [
  {
    who: "rita",
    does: "Rita has met Acme and logs the meeting.",
    line: "/meeting Acme with Jane Doe from webinar-q3 product grippers $80k",
  },
  { who: "rita", does: "Acme has signed: she closes the deal.", line: "/deal closed Acme $120k" },
  { who: "marco", does: "Marco asks what became of the leads, by team.", line: "/funnel by team" },
  { who: "marco", does: "Who has committed to what?", line: "/commit" },
  { who: "marco", does: "And how does each team stand?", line: "/scorecard" },
  { who: "admin", does: "Ada wants that in the channel, weekly.", line: "/scorecard weekly monday 09:00" },
  { who: "admin", does: "A minute after it was closed, the win is announced.", line: ":forward 1 minute" },
  { who: "admin", does: "On Monday at nine the scorecard is posted, once.", line: ":next monday" },
  { who: "rita", does: "Acme was a slip: Rita takes it back, also in the channel.", line: "/deal undo" },
  { who: "marco", does: "What should they all talk about? The facts say it.", line: "/review" },
  { who: "marco", does: "They meet: one message leads through the items.", line: "/review start" },
  {
    who: "rita",
    does: "Rita says what was decided, and what it should move.",
    line: "/review decide offer each new lead a demo because leads cool off metric meetings up",
  },
  { who: "marco", does: "Marco closes the meeting: its minutes are posted.", line: "/review close" },
];

/** Runs the main job step by step, then goes back to whoever sat there. */
export async function runTour(session: Session): Promise<void> {
  const { who, where } = session;
  const before = session.problems;
  session.where = "pipeline";
  for (const [index, step] of steps.entries()) {
    session.who = step.who;
    session.print("");
    session.print(styleText("bold", `${index + 1} of ${steps.length}. ${step.does}`));
    session.print(styleText("dim", `${step.who} in ${placeName(session.where)} > ${step.line}`));
    await runLine(session, step.line);
  }
  session.who = who;
  session.where = where;
  session.print("");
  session.print(
    session.problems === before
      ? "That was the main job: a meeting, a deal, the reports on both, and what was decided on them."
      : styleText("red", "The tour met a problem; see above."),
  );
}
