import { objectsOf } from "../json.ts";
import { stateValues } from "../modal-state.ts";
import { textObject } from "../plain-text.ts";
import type { OpenView } from "../views.ts";
import { drawBlocks } from "./draw-block.ts";
import type { Names } from "./drawing.ts";

/** A modal as the page shows it: `title`, `submit` and `close` are words, `html` is its body with what was typed. */
export type ModalHtml = {
  readonly title: string;
  readonly html: string;
  readonly submit: string | null;
  readonly close: string;
};

/** A modal: its words, and its blocks as HTML. */
export function renderModalHtml(view: OpenView, names: Names): ModalHtml {
  const { title, submit, close } = view.payload;
  return {
    title: textObject(title),
    html: drawView(view, names),
    submit: textObject(submit) || null,
    close: textObject(close) || "Close",
  };
}

/** The Home tab as HTML. */
export const renderHomeHtml = (view: OpenView, names: Names): string => drawView(view, names);

function drawView(view: OpenView, names: Names): string {
  const values = stateValues(view);
  return drawBlocks(objectsOf(view.payload.blocks), {
    names,
    scope: view.id,
    stateOf: ({ blockId, actionId }) => values[blockId]?.[actionId] ?? {},
  });
}
