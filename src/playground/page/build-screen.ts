import { setTimeout as sleep } from "node:timers/promises";
import { bot, type PersonKey, people } from "../seed.ts";
import type { ShownMessage } from "../shown-message.ts";
import type { PageMessage, PagePlace, Screen } from "./contract.ts";
import { drawHome, drawMessage, drawModal } from "./draw.ts";
import { listPlaces, type Place } from "./list-places.ts";
import type { Page } from "./page.ts";
import { countReplies, keyOf, readPlace, readThread } from "./read-messages.ts";
import { sayNow, saySent } from "./say-time.ts";
import { listSteps } from "./tour-steps.ts";

const mostMessages = 200;
/** How long an app is given to publish its Home tab before the page says that it has none. */
const homeMs = 400;

/** Everything that somebody sees now. @param at `thread`: key of its first message; `stays`: it is refreshed, not gone to */
export async function buildScreen(
  page: Page,
  person: PersonKey,
  place: Place,
  { thread, stays }: { thread: string | null; stays: boolean },
): Promise<Screen> {
  const { slack, clock } = page.office;
  const { tz } = people[person];
  const home = place.kind === "home" ? await showHome(page, person, stays) : null;
  const [messages, replies, places, steps] = await Promise.all([
    readPlace(page, person, place.id),
    thread === null ? [] : readThread(page, person, place.id, thread),
    countUnread(page, person),
    listSteps(page),
  ]);
  const show = (message: ShownMessage): PageMessage => showMessage(page, message, tz);
  const now = clock.now();
  return {
    now,
    time: sayNow(now, tz),
    person,
    place: place.id,
    places,
    messages: messages.slice(-mostMessages).map(show),
    thread: thread === null || replies.length === 0 ? null : { key: thread, messages: replies.map(show) },
    home,
    modals: slack.views(person).map((view) => ({ id: view.id, ...drawModal(view) })),
    faults: [...page.faults],
    violations: slack.violations().length,
    steps,
  };
}

/** A tab that was not open is opened, as in Slack: the app hears of it, and may publish another one. */
async function showHome(page: Page, person: PersonKey, isOpen: boolean): Promise<string> {
  const { slack } = page.office;
  if (!isOpen) {
    await Promise.race([
      slack.openHome({ user: person, waitMs: homeMs }).catch(() => null),
      sleep(homeMs * 2),
    ]);
  }
  return drawHome(slack.home(person));
}

async function countUnread(page: Page, person: PersonKey): Promise<PagePlace[]> {
  return Promise.all(
    listPlaces(person).map(async (place) => {
      const messages = await readPlace(page, person, place.id);
      const readTs = page.read.get(`${person} ${place.id}`) ?? page.openedTs;
      const isNew = ({ ts, author }: ShownMessage): boolean =>
        Number(ts) > Number(readTs) && author !== people[person].id;
      return { ...place, unread: messages.filter(isNew).length };
    }),
  );
}

function showMessage(page: Page, message: ShownMessage, zone: string): PageMessage {
  const author = Object.values(people).find(({ id }) => id === message.author);
  const isApp = message.author === bot.userId;
  return {
    key: keyOf(message),
    author: isApp ? "Roundtrip" : (author?.realName ?? "Somebody"),
    isApp,
    time: saySent(message.ts, zone),
    html: drawMessage(page, message),
    isPrivate: message.viewer !== null,
    isEdited: message.isEdited,
    replies: countReplies(message),
  };
}
