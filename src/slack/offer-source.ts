import { shorten } from "../core/shorten.ts";
import { askChoice, type Choice } from "./ask-choice.ts";
import { actions } from "./blocks.ts";
import { button, option, staticSelect } from "./controls.ts";
import type { Block } from "./message.ts";
import { printScope, type Scope } from "./request.ts";

/** What an answer offers about where its record came from; null: that is settled. */
export type SourceOffer =
  | null
  /** a lead and a typed source disagree; the scope is the change's that opened the deal */
  | { kind: "which origin"; scope: Scope; question: string; lead: string; typed: string }
  /** nobody knows the source; the scope's record says of what, e.g. "deal:…" */
  | {
      kind: "no source";
      scope: Scope;
      /** what was typed and matched nothing */
      fromText: string | null;
      /** campaigns and sources of a name like it, best first; value "source:…" or "campaign:…" */
      closest: readonly Choice[];
      sources: readonly { id: string; name: string }[];
    };

/** The controls of such an offer, to stand in the answer. */
export function offerSource(offer: SourceOffer): Block[] {
  if (offer === null) return [];
  if (offer.kind === "which origin") {
    const { scope, question, lead, typed } = offer;
    const choices = [
      { text: lead, value: "lead" },
      { text: `${typed}, as typed`, value: "typed" },
    ];
    return askChoice({ question, scope, actionId: "choose-origin", choices });
  }
  const { scope, fromText, closest, sources } = offer;
  if (sources.length === 0) return [];
  const known = sources.map(({ id, name }) => option(name, `source:${id}`));
  const block = printScope(scope, "source");
  if (fromText === null) return [actions([menu("Where did it come from?", known)], block)];
  const typed = shorten(fromText, 25);
  const fresh = sources.map(({ id, name }) =>
    option(`New campaign “${typed}” under ${shorten(name, 25)}`, `new:${id}`),
  );
  const buttons = [...closest, { text: "Leave it unsourced", value: "none" }].map(({ text, value }, index) =>
    button({ actionId: `set-source#${index}`, text, value }),
  );
  return [actions([...buttons, menu("New campaign, or another source", [...fresh, ...known])], block)];
}

const menu = (placeholder: string, options: ReturnType<typeof option>[]) =>
  staticSelect({ actionId: "set-source", placeholder, options });
