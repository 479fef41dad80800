import { type SignedRequest, signRequest } from "../../src/playground/sign.ts";
import { userId, workspaceId } from "./seed-ledger.ts";
import { companyOf } from "./seed-open-deals.ts";

/** The secret that both servers of a benchmark share with the load. */
export const signingSecret = "bench-signing-secret";

/** `/deal closed Company n $1,200`, signed as Slack signs it; `now` epoch ms. A late answer goes to `responseUrl`. */
export function signClosing(n: number, now: number, responseUrl: string): SignedRequest {
  const body = new URLSearchParams({
    ...{ command: "/deal", text: `closed ${companyOf(n)} $1,200` },
    ...{ team_id: workspaceId, user_id: userId, channel_id: "C0BENCH" },
    ...{ trigger_id: `${now}.${n}.bench`, response_url: responseUrl },
  }).toString();
  return signRequest(signingSecret, {
    body,
    contentType: "application/x-www-form-urlencoded",
    seconds: Math.floor(now / 1000),
  });
}
