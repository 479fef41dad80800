import type { Names } from "../render-html/drawing.ts";
import { renderMessageHtml } from "../render-html/render-message.ts";
import { renderHomeHtml, renderModalHtml } from "../render-html/render-view.ts";
import { allChannels, allPeople, bot } from "../seed.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { OpenView } from "../views.ts";
import type { PageModal } from "./contract.ts";
import type { Page } from "./page.ts";
import { keyOf } from "./read-messages.ts";

const names: Names = {
  users: [
    ...allPeople.map(({ id, realName }) => ({ id, name: realName })),
    { id: bot.userId, name: "Roundtrip" },
  ],
  channels: allChannels.map(({ id, name }) => ({ id, name })),
};

/** A message as HTML, drawn again only when it was changed. */
export function drawMessage({ drawn }: Pick<Page, "drawn">, message: ShownMessage): string {
  const key = keyOf(message);
  const source = JSON.stringify([message.text, message.blocks]);
  const known = drawn.get(key);
  if (known?.source === source) return known.html;
  const html = renderMessageHtml(message, names, key);
  drawn.set(key, { source, html });
  return html;
}

export const drawModal = (view: OpenView): Omit<PageModal, "id"> => renderModalHtml(view, names);

const noHome = `<div class="block block-section"><div class="words"><p><strong>Nothing is on the Home tab.</strong></p><p>The app was told that you opened it, and published nothing for you. Go to a channel and type <code>/roundtrip help</code> there.</p></div></div>`;

/** The Home tab, or that there is none. */
export const drawHome = (view: OpenView | null): string =>
  view === null ? noHome : renderHomeHtml(view, names);
