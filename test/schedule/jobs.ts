import type { Delivery, Jobs } from "../../src/schedule/job.ts";

const sayScorecard = ({ ledgerId, slot: at, isLate }: Delivery) =>
  `${ledgerId} ${at}${isLate ? " (late)" : ""}`;

/** Scorecards that say whose they are; `jobsWithThread` adds a thread. */
export const jobs: Jobs = {
  scorecard: async (_services, delivery) => ({
    message: { text: sayScorecard(delivery) },
    figures: { meetings: 41n },
  }),
};

export const jobsWithThread: Jobs = {
  scorecard: async (_services, delivery) => ({
    message: { text: sayScorecard(delivery) },
    thread: [{ text: "details 1" }, { text: "details 2" }],
  }),
};
