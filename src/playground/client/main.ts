/// <reference lib="dom" />
import type { Posts, Screen } from "../page/contract.ts";
import { fetchStart, findScreen, post, type Where } from "./ask-server.ts";
import { createComposer } from "./compose.ts";
import { listenToGuide } from "./draw-guide.ts";
import { createLog } from "./draw-log.ts";
import { drawScreen, type ScreenActions } from "./draw-screen.ts";
import { drawPeople, drawPlaces } from "./draw-sidebar.ts";
import { runDrawers } from "./drawers.ts";
import { getElement, setText } from "./element.ts";
import { createTurns } from "./in-turn.ts";
import { scrollToEnd } from "./keep-scroll.ts";
import { listenForChanges, showLost } from "./listen-for-changes.ts";
import { showNotice, showOutcome } from "./notice.ts";
import { createRefresh } from "./refresh.ts";
import { readWhere, writeWhere } from "./remember-where.ts";
import { runShortcutMenu } from "./run-shortcuts.ts";
import { runThreadBox } from "./run-thread-box.ts";
import { runSearchMenus } from "./search-menu.ts";
import { choose, isImmediate, sendControls } from "./send-control.ts";
import { runTheme } from "./theme.ts";
import { watchKeys } from "./wait-for-enter.ts";

runTheme();
const drawers = runDrawers();
const start = await fetchStart();
const box = getElement("box", HTMLTextAreaElement);
const personMenu = getElement("person", HTMLSelectElement);
let where: Where = readWhere({ person: start.people[0]?.key ?? "", place: "", thread: null });
let drawn: Screen | null = null;
let mustFollow = false;

/** Where a person has no such place: #pipeline, or the first channel of theirs. Guests have only a few. */
async function findSomewhere(): Promise<Screen | null> {
  const screen = await findAny(["dm", ...(drawn?.places ?? []).map(({ id }) => id)]);
  const channels =
    screen?.places.filter(({ kind }) => kind === "channel" || kind === "private channel") ?? [];
  const place = channels.find(({ name }) => /pipeline$/.test(name)) ?? channels[0];
  where = { ...where, place: place?.id ?? "dm", thread: null };
  return place === undefined ? screen : findScreen(where);
}

async function findAny([place, ...others]: string[]): Promise<Screen | null> {
  if (place === undefined) return null;
  return (await findScreen({ ...where, place, thread: null })) ?? findAny(others);
}

async function load(): Promise<void> {
  const asked = where;
  try {
    const stays = drawn?.place === asked.place && drawn.person === asked.person;
    const found = asked.place === "" ? null : await findScreen(asked, stays);
    // gone elsewhere meanwhile: that refresh comes next
    if (where !== asked) return;
    const screen = found ?? (await findSomewhere());
    showLost(false);
    if (screen !== null) show(screen);
  } catch {
    showLost(true);
  }
}

function show(screen: Screen): void {
  // somebody who is not in the place asked for is shown another one
  where = screen.place === where.place ? where : { ...where, place: screen.place };
  writeWhere(where);
  showShortcutMenu();
  drawScreen(screen, drawn, mustFollow, actions);
  if (screen.messages.length !== drawn?.messages.length) mustFollow = false;
  drawn = screen;
  const isUnread = screen.places.some(({ id, unread }) => id === screen.place && unread > 0);
  if (isUnread && !document.hidden) void post("/api/read", { person: where.person, place: screen.place });
  void readLog();
}

const refresh = createRefresh(load);
const readLog = createLog();

async function act<P extends keyof Posts>(path: P, body: Posts[P]) {
  const done = await post(path, body);
  await refresh();
  return done;
}

async function actAndTell<P extends keyof Posts>(path: P, body: Posts[P]): Promise<void> {
  const { error } = await act(path, body);
  showNotice(error);
}

const inTurn = createTurns();

/** What is said goes to where it was typed, also when its turn comes after somebody went elsewhere. */
const say = (line: Posts["/api/say"]) => inTurn(() => act("/api/say", line));

function go(next: Partial<Where>): void {
  where = { ...where, thread: null, ...next };
  showNotice(null);
  // marked at once: opening a place may take a moment
  if (drawn !== null)
    drawPlaces(getElement("places", HTMLDivElement), drawn.places, where.place, actions.open);
  void refresh();
}

/** Slack shows shortcuts to people of the app's own workspace only. */
const listShortcuts = () => {
  const acting = start.people.find(({ key }) => key === where.person);
  return acting?.isOutsider === true ? [] : start.shortcuts;
};

function useShortcut(shortcut: string, message: string | null): void {
  const { person, place } = where;
  void actAndTell("/api/shortcut", { person, place, shortcut, message });
}

const actions: ScreenActions = {
  workspace: start.workspace,
  composer: createComposer(start.commands, async (text) => {
    mustFollow = true;
    const { person, place } = where;
    const { error } = await say({ person, place, text, thread: null });
    showNotice(error);
    return error === null;
  }),
  open(place) {
    go({ place });
    void post("/api/read", { person: where.person, place });
    drawers.close();
  },
  message: {
    openThread: (key) => go({ thread: key }),
    get shortcuts() {
      return listShortcuts();
    },
    useShortcut,
  },
  modal: {
    submit: (values) => act("/api/submit", { person: where.person, values }),
    close: async () => {
      await act("/api/close", { person: where.person });
    },
  },
  tryLine(line) {
    drawers.close();
    if (drawn?.place === "home") go({ place: "" });
    actions.composer.say(drawn?.place ?? "", true);
    actions.composer.put(line);
  },
  move: (move) => actAndTell("/api/clock", { move }),
  fault: (kind, isOn) => actAndTell("/api/fault", { kind, isOn }),
};

const showShortcutMenu = runShortcutMenu(listShortcuts, (id) => useShortcut(id, null));

const sending = {
  where: () => where,
  onDone: (done: Parameters<typeof showOutcome>[0], control: HTMLElement) => {
    showOutcome(done, control);
    void refresh();
  },
};

setText(getElement("workspace", HTMLParagraphElement), start.workspace);
drawPeople(personMenu, start.people);
personMenu.value = where.person;
personMenu.addEventListener("change", () => go({ person: personMenu.value }));
getElement("close-thread", HTMLButtonElement).addEventListener("click", () => {
  go({ thread: null });
  box.focus();
});
getElement("newer", HTMLButtonElement).addEventListener("click", ({ currentTarget }) => {
  scrollToEnd(getElement("messages", HTMLElement));
  if (currentTarget instanceof HTMLElement) currentTarget.hidden = true;
  box.focus();
});
// lists that scroll can be reached and scrolled by keyboard
for (const id of ["messages", "home", "replies"]) getElement(id, HTMLElement).tabIndex = 0;
runThreadBox(async (text) => {
  const { person, place, thread } = where;
  return (await say({ person, place, text, thread })).error;
});
watchKeys();
sendControls(sending);
runSearchMenus(
  () => where,
  (input) => {
    if (isImmediate(input)) void choose(sending, input);
  },
);
listenToGuide(actions);
await refresh();
box.focus();
listenForChanges(() => void refresh());
