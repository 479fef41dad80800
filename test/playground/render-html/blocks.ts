import type { Fields } from "../../../src/playground/json.ts";
import type { Names } from "../../../src/playground/render-html/drawing.ts";
import { renderMessageHtml } from "../../../src/playground/render-html/render-message.ts";
import { renderModalHtml } from "../../../src/playground/render-html/render-view.ts";
import type { OpenView } from "../../../src/playground/views.ts";

/** Builders and readers for what is drawn. */

export const names: Names = {
  users: [
    { id: "U0RITA0001", name: "rita" },
    { id: "U0CARL0001", name: "carl" },
  ],
  channels: [{ id: "C0PIPELINE", name: "pipeline" }],
};

export const plain = (text: string) => ({ type: "plain_text", text });
export const mrkdwn = (text: string) => ({ type: "mrkdwn", text });
export const option = (text: string, value: string) => ({ text: plain(text), value });

/** One block of a message as HTML. */
export const draw = (block: Fields): string => renderMessageHtml({ text: "", blocks: [block] }, names, "m1");

/** A control in a row of actions, as HTML. */
export const drawElement = (element: Fields): string =>
  draw({ type: "actions", block_id: "row", elements: [{ action_id: "act", ...element }] });

export const view = (payload: Fields, typed: OpenView["typed"] = {}): OpenView => ({
  id: "V1",
  userId: "U0RITA0001",
  payload,
  hash: "1",
  rootId: "V1",
  previousId: null,
  typed,
});

/** A field of a modal as HTML. */
export const drawInput = (element: Fields, extra: Fields = {}, typed: OpenView["typed"] = {}): string =>
  renderModalHtml(
    view(
      {
        title: plain("Form"),
        blocks: [
          {
            type: "input",
            block_id: "row",
            label: plain("Company"),
            element: { action_id: "act", ...element },
            ...extra,
          },
        ],
      },
      typed,
    ),
    names,
  ).html;

/** What people read: the HTML without its tags, entities read. */
export const wordsOf = (html: string): string =>
  html
    .replace(/<(?:title|desc)>.*?<\/(?:title|desc)>/gs, "")
    .replace(/<[^>]+>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replace(/&#(?:39|x27);/g, "'")
    .replaceAll("&amp;", "&");
