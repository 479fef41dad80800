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
  /** a lead, and something typed that is no source here; the scope is the change's too */
  | ({ kind: "unknown beside a lead"; question: string; lead: string; fromText: string } & Known)
  /** nobody knows the source; the scope's record says of what, e.g. "deal:…" */
  | ({ kind: "no source"; fromText: string | null } & Known);

/** What may be chosen instead of what was typed and matched nothing. */
type Known = {
  scope: Scope;
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
  if (offer.kind === "unknown beside a lead") {
    const choices = [{ text: offer.lead, value: "lead" }, ...closest];
    const [question, row] = askChoice({
      question: offer.question,
      scope,
      actionId: "choose-origin",
      choices,
    });
    if (question === undefined || row?.type !== "actions" || sources.length === 0) return [];
    const more = menu(
      "choose-origin",
      "New campaign, or another source",
      optionsFor(offer.fromText, sources),
    );
    return [question, { ...row, elements: [...row.elements, more] }];
  }
  if (sources.length === 0) return [];
  const block = printScope(scope, "source");
  if (fromText === null)
    return [actions([menu("set-source", "Where did it come from?", optionsFor(null, sources))], block)];
  const buttons = [...closest, { text: "Leave it unsourced", value: "none" }].map(({ text, value }, index) =>
    button({ actionId: `set-source#${index}`, text, value }),
  );
  const more = menu("set-source", "New campaign, or another source", optionsFor(fromText, sources));
  return [actions([...buttons, more], block)];
}

/** A new campaign of what was typed under each source, then the sources themselves. */
function optionsFor(fromText: string | null, sources: Known["sources"]) {
  const known = sources.map(({ id, name }) => option(name, `source:${id}`));
  if (fromText === null) return known;
  const typed = shorten(fromText, 25);
  const fresh = sources.map(({ id, name }) =>
    option(`New campaign “${typed}” under ${shorten(name, 25)}`, `new:${id}`),
  );
  return [...fresh, ...known];
}

const menu = (actionId: string, placeholder: string, options: ReturnType<typeof option>[]) =>
  staticSelect({ actionId, placeholder, options });
