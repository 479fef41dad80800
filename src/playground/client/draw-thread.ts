/// <reference lib="dom" />
import type { Screen } from "../page/contract.ts";
import { drawMessages } from "./draw-messages.ts";
import { getElement } from "./element.ts";
import { isAtEnd, scrollToEnd } from "./keep-scroll.ts";
import type { MessageActions } from "./run-shortcuts.ts";

/** The thread in its side panel; null closes the panel. Opened, one can write at once. */
export function drawThread(thread: Screen["thread"], isSame: boolean, actions: MessageActions): void {
  const panel = getElement("thread", HTMLElement);
  const list = getElement("replies", HTMLElement);
  const wasHidden = panel.hidden;
  panel.hidden = thread === null;
  if (thread === null) return;
  const wasAtEnd = isAtEnd(list);
  drawMessages(list, thread.messages, { ...actions, openThread: null });
  if (isSame && wasAtEnd) scrollToEnd(list);
  if (!isSame) list.scrollTop = 0;
  if (wasHidden) getElement("reply", HTMLTextAreaElement).focus();
}
