/// <reference lib="dom" />
import { findOptions, type Where } from "./ask-server.ts";
import { element } from "./element.ts";
import { findControl, findSpot } from "./find-spot.ts";
import { isInSight, type Offer, placeUnder, showUnder } from "./place-under.ts";

const pauseMs = 200;

/** Searchable menus: asks the app for what was typed, shows a list, and tells when something is chosen. */
export function runSearchMenus(where: () => Where, onChosen: (input: HTMLInputElement) => void): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let open: { input: HTMLInputElement; list: HTMLElement; offers: readonly Offer[]; at: number } | null =
    null;
  let asked = 0;

  const close = (): void => {
    clearTimeout(timer);
    asked += 1;
    if (open === null) return;
    open.input.setAttribute("aria-expanded", "false");
    open.input.removeAttribute("aria-activedescendant");
    open.input.removeAttribute("aria-controls");
    open.list.remove();
    open = null;
  };

  const mark = (at: number): void => {
    if (open === null) return;
    open.at = at;
    const options = [...open.list.querySelectorAll("[role=option]")];
    for (const [index, option] of options.entries()) {
      option.setAttribute("aria-selected", String(index === at));
    }
    const marked = options[at];
    marked?.scrollIntoView({ block: "nearest" });
    if (marked) open.input.setAttribute("aria-activedescendant", marked.id);
  };

  const take = (input: HTMLInputElement, offer: Offer): void => {
    input.value = offer.text;
    input.dataset.value = offer.value;
    input.dataset.text = offer.text;
    input.dataset.touched = "";
    close();
    onChosen(input);
  };

  const ask = async (input: HTMLInputElement): Promise<void> => {
    const spot = findSpot(input);
    if (spot === null) return;
    const typed = input.value === input.dataset.text ? "" : input.value;
    if (typed.length < Number(input.dataset.min ?? "0")) return close();
    asked += 1;
    const mine = asked;
    const offers = await findOptions(where(), spot, typed);
    if (mine !== asked || document.activeElement !== input) return;
    close();
    const list = element("div", { class: "offers", popover: "manual" });
    if (offers === null || offers.length === 0) {
      const words = offers === null ? "The app did not answer. Type again to retry." : "Nothing found";
      list.append(element("p", { class: "no-offers", role: "status" }, words));
    } else {
      list.append(drawOffers(input, offers, (offer) => take(input, offer)));
      input.setAttribute("aria-controls", "offers");
      input.setAttribute("aria-expanded", "true");
    }
    open = { input, list, offers: offers ?? [], at: -1 };
    showUnder(input, list);
    mark(0);
  };

  const askSoon = (input: HTMLInputElement): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(input), pauseMs);
  };

  document.addEventListener("input", ({ target }) => {
    if (!isSearch(target)) return;
    delete target.dataset.value;
    delete target.dataset.text;
    askSoon(target);
  });
  document.addEventListener("click", ({ target }) => {
    if (isSearch(target) && open === null) void ask(target);
  });
  document.addEventListener("focusout", ({ target }) => {
    if (isSearch(target)) close();
  });
  document.addEventListener(
    "scroll",
    ({ target }) => {
      if (open === null || !(target instanceof Node) || open.list.contains(target)) return;
      // messages move by themselves, too: what came in meanwhile must not take the list away
      if (isInSight(open.input, target)) placeUnder(open.input, open.list);
      else close();
    },
    true,
  );
  document.addEventListener(
    "keydown",
    (event) => {
      const { target, key } = event;
      if (!isSearch(target)) return;
      const isOpen = open !== null && open.input === target;
      const count = open?.offers.length ?? 0;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (!isOpen) void ask(target);
        else if (open !== null && count > 0) mark((open.at + (key === "ArrowDown" ? 1 : -1) + count) % count);
      } else if (key === "Enter") {
        const offer = open?.offers[open.at];
        if (isOpen && offer) take(target, offer);
        else if (!isOpen) void ask(target);
      } else if (key === "Escape" && isOpen) {
        close();
        // otherwise the modal around it would close as well
        event.stopPropagation();
      } else {
        return;
      }
      event.preventDefault();
    },
    true,
  );
}

const isSearch = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && findControl(target)?.dataset.kind === "external";

function drawOffers(input: HTMLInputElement, offers: readonly Offer[], take: (offer: Offer) => void) {
  const label = input.labels?.[0]?.textContent ?? input.getAttribute("aria-label") ?? "Options";
  const options = offers.map((offer, index) => {
    const option = element("li", { id: `offer-${index}`, role: "option" }, offer.text);
    // mousedown, not click: the field must not lose the focus first
    option.addEventListener("mousedown", (event) => {
      event.preventDefault();
      take(offer);
    });
    return option;
  });
  return element("ul", { id: "offers", role: "listbox", "aria-label": label }, ...options);
}
