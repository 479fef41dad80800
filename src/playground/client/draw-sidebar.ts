/// <reference lib="dom" />
import type { PagePerson, PagePlace } from "../page/contract.ts";
import { element } from "./element.ts";
import { updateKeyed } from "./update-keyed.ts";

const groups = [
  { title: "Channels", kinds: ["channel", "private channel"] },
  { title: "App", kinds: ["dm", "home"] },
];

const signs = { channel: "#", "private channel": "", dm: "●", home: "⌂" } as const;

/** The list of places with their unread marks; the one shown is the current one. */
export function drawPlaces(
  list: HTMLElement,
  places: readonly PagePlace[],
  current: string,
  onOpen: (place: string) => void,
): void {
  const items = groups.flatMap(({ title, kinds }) => {
    const own = places.filter(({ kind }) => kinds.includes(kind));
    if (own.length === 0) return [];
    const head = {
      key: `group ${title}`,
      mark: title,
      tag: "h2",
      draw: (node: HTMLElement) => node.replaceChildren(title),
    };
    const entries = own.map((place) => ({
      key: place.id,
      mark: JSON.stringify([place, place.id === current]),
      tag: "button",
      draw: (node: HTMLElement) => drawPlace(node, place, place.id === current, onOpen),
    }));
    return [head, ...entries];
  });
  updateKeyed(list, items);
}

function drawPlace(
  node: HTMLElement,
  { id, name, kind, unread }: PagePlace,
  isCurrent: boolean,
  onOpen: (place: string) => void,
): void {
  node.className = unread > 0 ? "place unread" : "place";
  node.setAttribute("type", "button");
  if (isCurrent) node.setAttribute("aria-current", "page");
  else node.removeAttribute("aria-current");
  node.onclick = () => onOpen(id);
  const marks =
    unread > 0
      ? [
          element("span", { class: "badge", "aria-hidden": "true" }, String(unread)),
          element("span", { class: "unseen" }, `, ${unread} unread`),
        ]
      : [];
  node.replaceChildren(
    element(
      "span",
      { class: kind === "private channel" ? "place-sign lock" : "place-sign", "aria-hidden": "true" },
      signs[kind],
    ),
    element("span", { class: "place-label" }, name.replace(/^#/, "")),
    ...(kind === "private channel" ? [element("span", { class: "unseen" }, ", private")] : []),
    ...marks,
  );
}

/** The menu of people to act as. */
export function drawPeople(menu: HTMLSelectElement, people: readonly PagePerson[]): void {
  const options = people.map(({ key, realName, isOutsider, name }) =>
    element("option", { value: key }, `${realName} (${isOutsider ? "other company" : name})`),
  );
  menu.replaceChildren(...options);
}

/** A place's name as people say it: "#pipeline", "Roundtrip". */
export const sayPlace = ({ name, kind }: PagePlace): string =>
  kind === "dm" || kind === "home" || name.startsWith("#") ? name : `#${name}`;
