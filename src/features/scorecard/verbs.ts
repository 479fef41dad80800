import type { Ctx } from "../../ctx.ts";
import type { Verb } from "../../slack/kit.ts";
import { whyVerb } from "./why.ts";

/** What `/roundtrip` answers about figures. */
export const scorecardVerbs: readonly Verb<Ctx>[] = [whyVerb];
