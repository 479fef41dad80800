import { describe, expect, test } from "vitest";
import file from "../../../src/slack/limits/blockkit-limits.json" with { type: "json" };
import type { Violation } from "../../../src/slack/limits/report.ts";
import type { Limit, PartSpec } from "../../../src/slack/limits/spec.ts";
import { validateMessage, validateView } from "../../../src/slack/limits/validate.ts";
import type { Json } from "../../../src/slack/limits/walk-json.ts";
import { edgesOf, sized, withValueAt } from "./sample.ts";

type Case = {
  name: string;
  rule: string;
  pointer: string;
  inside: Json;
  outside: Json;
  severity: string;
  check: (payload: unknown) => Violation[];
};

const inMessage = (block: Json) => ({ text: "Result", blocks: [block] });

/** Every end of every limit of a part: the payload just inside, the one just outside, and where it must be named. */
function casesOf(
  name: string,
  spec: PartSpec,
  base: Json,
  place: { at: string; host: (part: Json) => Json },
) {
  const check = "view" in place.host({}) ? viewOf : validateMessage;
  return Object.entries(spec.limits ?? {}).flatMap(([path, limit]: [string, Limit]) =>
    edgesOf(limit).map(({ inside, outside, rule }): Case => {
      const build = (size: number) => {
        const { payload, pointer } = withValueAt(base, path, sized(limit.kind, size));
        return { sent: place.host(payload), pointer: place.at + pointer };
      };
      return {
        name: `${name} ${path} ${rule}`,
        rule,
        severity: limit.severity ?? "error",
        pointer: build(outside).pointer,
        inside: build(inside).sent,
        outside: build(outside).sent,
        check,
      };
    }),
  );
}

const viewOf = (wrapped: unknown) =>
  validateView(typeof wrapped === "object" && wrapped !== null && "view" in wrapped ? wrapped.view : wrapped);

const blockCases = Object.entries(file.blocks).flatMap(([type, spec]) =>
  casesOf(type, spec, { type }, { at: "/blocks/0", host: inMessage }),
);

// An element stands in the first block that takes it.
const hosts: [block: string, key: string, list: boolean, types: string[]][] = [
  ["actions", "elements", true, file.blocks.actions.elementTypes.elements],
  ["input", "element", false, file.blocks.input.elementTypes.element],
  ["context_actions", "elements", true, file.blocks.context_actions.elementTypes.elements],
  ["section", "accessory", false, file.blocks.section.elementTypes.accessory],
];

const elementCases = Object.entries(file.elements).flatMap(([type, spec]) => {
  const host = hosts.find(([, , , types]) => types.includes(type));
  if (host === undefined) throw new Error(`No block takes the element ${type}.`);
  const [block, key, isList] = host;
  return casesOf(
    type,
    spec,
    { type },
    {
      at: `/blocks/0/${key}${isList ? "/0" : ""}`,
      host: (element) => inMessage({ type: block, [key]: isList ? [element] : element }),
    },
  );
});

// Where each composition object stands, and what else it is made of there.
const objectHosts: Record<string, { base: Json; at: string; host: (object: Json) => Json }> = {
  plain_text: {
    base: { type: "plain_text" },
    at: "/blocks/0/elements/0",
    host: (object) => inMessage({ type: "context", elements: [object] }),
  },
  mrkdwn: {
    base: { type: "mrkdwn" },
    at: "/blocks/0/elements/0",
    host: (object) => inMessage({ type: "context", elements: [object] }),
  },
  raw_text: {
    base: { type: "raw_text" },
    at: "/blocks/0/rows/0/0",
    host: (object) => inMessage({ type: "table", rows: [[object]] }),
  },
  raw_number: {
    base: { type: "raw_number" },
    at: "/blocks/0/rows/0/0",
    host: (object) => inMessage({ type: "table", rows: [[object]] }),
  },
  confirm: {
    base: {},
    at: "/blocks/0/elements/0/confirm",
    host: (object) => inMessage({ type: "actions", elements: [{ type: "button", confirm: object }] }),
  },
  option: {
    base: {},
    at: "/blocks/0/elements/0/initial_option",
    host: (object) =>
      inMessage({ type: "actions", elements: [{ type: "external_select", initial_option: object }] }),
  },
  option_group: {
    base: {},
    at: "/blocks/0/elements/0/option_groups/0",
    host: (object) =>
      inMessage({ type: "actions", elements: [{ type: "static_select", option_groups: [object] }] }),
  },
};

const objectCases = Object.entries(file.objects).flatMap(([name, spec]) => {
  const host = objectHosts[name];
  if (host === undefined) throw new Error(`No test knows where the object ${name} stands.`);
  return casesOf(name, spec, host.base, host);
});

const viewCases = Object.entries(file.views).flatMap(([type, spec]) =>
  casesOf(`${type} view`, spec, { type }, { at: "", host: (view) => ({ view }) }),
);

const all = [...blockCases, ...elementCases, ...objectCases, ...viewCases];

const hits = (each: Case, payload: Json) =>
  each
    .check(payload)
    .filter(
      ({ pointer, rule, severity }) =>
        [pointer, rule, severity].join() === [each.pointer, each.rule, each.severity].join(),
    );

describe("every limit in the list of Slack's limits", () => {
  test("is enough of a list to prove something", () => {
    expect(Object.keys(file.blocks)).toHaveLength(21);
    expect(Object.keys(file.elements)).toHaveLength(27);
    expect(all.length).toBeGreaterThan(500);
  });

  test.each(all)("$name: just inside passes, just outside is named", (each) => {
    expect(hits(each, each.inside)).toEqual([]);
    expect(hits(each, each.outside)).toHaveLength(1);
  });
});
