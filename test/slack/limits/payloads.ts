import type { Violation } from "../../../src/slack/limits/report.ts";

/** The smallest valid parts of messages and views, to be made wrong in one place. */
export const plain = (text: string) => ({ type: "plain_text", text });
export const words = (text: string) => ({ type: "mrkdwn", text });
export const section = (extra: object = {}) => ({ type: "section", text: words("Won"), ...extra });
export const button = (extra: object = {}) => ({
  type: "button",
  action_id: "undo",
  text: plain("Undo"),
  ...extra,
});
export const actions = (...elements: unknown[]) => ({ type: "actions", elements });
export const option = { text: plain("Acme"), value: "acme" };
export const image = (extra: object) => ({ type: "image", alt_text: "41 of 120", ...extra });
export const cell = (text: string) => ({ type: "raw_text", text });
export const table = (...rows: unknown[]) => ({ type: "table", rows });
export const dataTable = (...rows: unknown[]) => ({ type: "data_table", caption: "Meetings", rows });
export const point = (label: string, value: unknown = 1) => ({ label, value });
export const chart = (extra: object = {}) => ({
  type: "data_visualization",
  title: "Meetings",
  chart: {
    type: "bar",
    series: [{ name: "Marketing", data: [point("Jan"), point("Feb")] }],
    axis_config: { categories: ["Jan", "Feb"] },
    ...extra,
  },
});
export const pie = (...segments: unknown[]) =>
  chart({ type: "pie", segments, series: undefined, axis_config: undefined });
export const input = (extra: object = {}) => ({
  type: "input",
  label: plain("Company"),
  element: { type: "plain_text_input", action_id: "company" },
  ...extra,
});
export const times = (count: number, make: (index: number) => unknown) =>
  Array.from({ length: count }, (_, i) => make(i));
export const of = (...blocks: unknown[]) => ({ text: "Result", blocks });

/** Violations in one line each: severity, rule, JSON pointer. */
export const said = (violations: Violation[]) =>
  violations.map(({ rule, pointer, severity }) => `${severity} ${rule} ${pointer}`);
