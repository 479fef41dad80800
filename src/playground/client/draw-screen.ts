/// <reference lib="dom" />
import type { PageMessage, Screen } from "../page/contract.ts";
import { announce } from "./announce.ts";
import type { Composer } from "./compose.ts";
import { drawGuide, type GuideActions } from "./draw-guide.ts";
import { drawMessages } from "./draw-messages.ts";
import { drawModals, type ModalActions } from "./draw-modals.ts";
import { drawPlaces, sayPlace } from "./draw-sidebar.ts";
import { drawThread } from "./draw-thread.ts";
import { element, getElement, setHtml, setText } from "./element.ts";
import { isAtEnd, scrollToEnd } from "./keep-scroll.ts";
import { keepTyped } from "./keep-typed.ts";
import type { MessageActions } from "./run-shortcuts.ts";

export type ScreenActions = GuideActions & {
  modal: ModalActions;
  composer: Composer;
  workspace: string;
  open(place: string): void;
  message: MessageActions;
};

const emptyHome = "Nothing is on the Home tab yet.";

/** Draws everything that the person sees; `before` is what was drawn last, `mustFollow` scrolls to the answer. */
export function drawScreen(
  screen: Screen,
  before: Screen | null,
  mustFollow: boolean,
  actions: ScreenActions,
): void {
  const { places, place, time } = screen;
  const isSame = before?.place === place && before.person === screen.person;
  const current = places.find(({ id }) => id === place);
  const name = current === undefined ? place : sayPlace(current);
  drawPlaces(getElement("places", HTMLDivElement), places, place, actions.open);
  setText(getElement("place", HTMLHeadingElement), name);
  setText(getElement("time", HTMLParagraphElement), time);
  const unread = places.reduce((sum, each) => sum + each.unread, 0);
  document.title = `${unread > 0 ? `(${unread}) ` : ""}${name} · ${actions.workspace}`;
  const isHome = current?.kind === "home";
  actions.composer.say(name, !isHome);
  drawHome(screen, isHome);
  drawPlaceMessages(screen, { isSame, isHome, mustFollow, name }, actions.message);
  drawThread(screen.thread, isSame && before?.thread?.key === screen.thread?.key, actions.message);
  drawGuide(screen, actions);
  drawModals(getElement("modals", HTMLDivElement), screen.modals, actions.modal);
}

function drawHome({ home }: Screen, isHome: boolean): void {
  const tab = getElement("home", HTMLElement);
  tab.hidden = !isHome;
  const html = isHome ? (home ?? "") : "";
  if (tab.dataset.drawn === html) return;
  tab.dataset.drawn = html;
  keepTyped(tab, () => {
    if (html === "") tab.replaceChildren(element("p", { class: "empty" }, emptyHome));
    else setHtml(tab, html);
  });
}

type How = { isSame: boolean; isHome: boolean; mustFollow: boolean; name: string };

function drawPlaceMessages(
  { messages }: Screen,
  { isSame, isHome, mustFollow, name }: How,
  actions: MessageActions,
): void {
  const list = getElement("messages", HTMLElement);
  const newer = getElement("newer", HTMLButtonElement);
  list.hidden = isHome;
  if (isHome) newer.hidden = true;
  list.setAttribute("aria-label", `Messages in ${name}`);
  const wasAtEnd = isAtEnd(list);
  const added = drawMessages(list, messages, actions);
  list.classList.toggle("is-empty", messages.length === 0);
  list.dataset.empty = `This is the beginning of ${name}. Type / to see what Roundtrip can do.`;
  if (isHome) return;
  if (!isSame || wasAtEnd || (mustFollow && added.length > 0)) scrollToEnd(list);
  newer.hidden = isAtEnd(list) || (newer.hidden && added.length === 0);
  if (isSame) announceNew(added, list);
}

function announceNew(added: readonly PageMessage[], list: HTMLElement): void {
  const last = added.at(-1);
  if (last === undefined) return;
  const node = [...list.children].find(
    (each) => each instanceof HTMLElement && each.dataset.key === last.key,
  );
  const text = node?.querySelector(".blocks")?.textContent ?? "";
  announce(`${last.author}${last.isPrivate ? ", only to you" : ""}: ${text}`);
}
