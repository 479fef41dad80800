import { describe, expect, it } from "vitest";
import { readStage } from "../../src/core/read-stage.ts";

const verbs = new Map([["stage", "stage"]]);
const stages = ["proposal", "contract sent", "contract", "Verhandlung läuft"];
const known = new Set(["acme", "acme proposal"]);

describe("the stage in a line", () => {
  const cases: [string, string, string | null, string, string][] = [
    // what it shows, the line, the stage, what was typed for it, the rest
    ["at the end", "stage Acme contract", "contract", "contract", "stage Acme"],
    ["the longest one", "stage Acme contract sent", "contract sent", "contract sent", "stage Acme"],
    ["case does not matter", "stage Acme CONTRACT Sent", "contract sent", "contract sent", "stage Acme"],
    [
      "before the words of a line",
      "stage Acme contract sent on friday",
      "contract sent",
      "contract sent",
      "stage Acme on friday",
    ],
    [
      "and before an amount",
      "stage Acme contract sent $90k",
      "contract sent",
      "contract sent",
      "stage Acme $90k",
    ],
    [
      "after the words of a line",
      "stage Acme on friday contract sent",
      "contract sent",
      "contract sent",
      "stage Acme on friday",
    ],
    [
      "behind a company that nobody knows",
      "stage New Corp contract",
      "contract",
      "contract",
      "stage New Corp",
    ],
    ["the company's own word is not it", "stage Acme proposal", null, "", "stage Acme proposal"],
    [
      "but the word after it is",
      "stage Acme proposal contract",
      "contract",
      "contract",
      "stage Acme proposal",
    ],
    ["quotes end the company sooner", 'stage "Acme" proposal', "proposal", "proposal", 'stage "Acme"'],
    ["unknown after a known company", "stage Acme sent off", null, "sent off", "stage Acme"],
    ["unknown, before a day", "stage Acme sent off on friday", null, "sent off", "stage Acme on friday"],
    [
      "unknown after an unknown company: its name",
      "stage New Corp sent off",
      null,
      "",
      "stage New Corp sent off",
    ],
    ["not said", "stage Acme", null, "", "stage Acme"],
    [
      "not in the reason, which is free text",
      "stage Acme because contract",
      null,
      "",
      "stage Acme because contract",
    ],
    ["nothing at all", "stage", null, "", "stage"],
    [
      "an accent typed as a mark of its own",
      "stage Acme verhandlung la\u0308uft",
      "Verhandlung läuft",
      "Verhandlung läuft",
      "stage Acme",
    ],
    ["an accent left out", "stage Acme verhandlung lauft", null, "verhandlung lauft", "stage Acme"],
  ];
  it.each(cases)("%s: %s", (_, line, stage, typed, rest) => {
    const read = readStage(line, verbs, known, stages);
    // However many blanks the words of the stage leave behind.
    expect({ ...read, rest: read.rest.replace(/\s+/g, " ") }).toEqual({ stage, typed, rest });
  });

  it("a ledger without stages has none to read, and says what was typed", () => {
    expect(readStage("stage Acme contract", verbs, known, [])).toEqual({
      ...{ stage: null, typed: "contract", rest: "stage Acme" },
    });
  });
});
