import type { Arrival } from "./arrivals.ts";
import type { Call } from "./journal.ts";
import type { Answered, Asked } from "./listen.ts";
import type { Acknowledged } from "./send.ts";
import type { SignedRequest } from "./sign.ts";

/** Something that happened in the workspace, told when it is over. */
export type Seen =
  /** a person's request to the app, and its acknowledgement */
  | { readonly kind: "sent"; readonly request: SignedRequest; readonly ack: Acknowledged }
  /** a call of the Web API */
  | { readonly kind: "called"; readonly call: Call }
  /** an answer through a response_url; `ms` of real time */
  | { readonly kind: "responded"; readonly asked: Asked; readonly answered: Answered; readonly ms: number }
  /** something came in front of somebody */
  | { readonly kind: "arrived"; readonly arrival: Arrival };

export type Observe = (seen: Seen) => void;
