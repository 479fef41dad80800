import { z } from "zod";
import { UserError } from "../../errors.ts";
import { parseJson } from "../json.ts";
import { type Answer, done, refuse } from "./answer.ts";
import { getPersonKey, getPlaceOf } from "./find-person.ts";
import { moveClock } from "./move-clock.ts";
import type { Page } from "./page.ts";
import {
  ChooseShape,
  ClockShape,
  CloseShape,
  FaultShape,
  PressShape,
  ReadShape,
  SayShape,
  ShortcutShape,
  SubmitShape,
  SuggestShape,
  UploadShape,
} from "./post-shapes.ts";
import { readPlace } from "./read-messages.ts";
import { say, useShortcut } from "./speak.ts";
import { spoilSlack } from "./spoil-slack.ts";
import { choose, press, submit, suggest, upload } from "./use-control.ts";

type Handler = (page: Page, body: unknown) => Promise<Answer>;

/** Reads the body by its shape before anything is done. */
function taking<Post>(
  shape: z.ZodType<Post>,
  act: (page: Page, post: Post) => Promise<Answer> | Answer,
): Handler {
  return async (page, body) => {
    const parsed = shape.safeParse(body);
    return parsed.success ? act(page, parsed.data) : refuse(400, z.prettifyError(parsed.error));
  };
}

const handlers: ReadonlyMap<string, Handler> = new Map([
  ["/api/say", taking(SayShape, say)],
  ["/api/shortcut", taking(ShortcutShape, useShortcut)],
  ["/api/press", taking(PressShape, press)],
  ["/api/choose", taking(ChooseShape, choose)],
  ["/api/suggest", taking(SuggestShape, suggest)],
  ["/api/submit", taking(SubmitShape, submit)],
  ["/api/upload", taking(UploadShape, upload)],
  ["/api/close", taking(CloseShape, closeModal)],
  ["/api/read", taking(ReadShape, markRead)],
  [
    "/api/clock",
    taking(ClockShape, async (page, { move }) => {
      await moveClock(page, move);
      return done;
    }),
  ],
  [
    "/api/fault",
    taking(FaultShape, (page, { kind, isOn }) => {
      spoilSlack(page, kind, isOn);
      return done;
    }),
  ],
]);

/** What changes nothing that anybody sees, or tells of it itself. */
const isQuiet: ReadonlySet<string> = new Set(["/api/suggest", "/api/read"]);

/** Does what a person did in the page; mistakes are answered in words, with 4xx. Null when there is no such path. */
export async function answerPost(page: Page, path: string, body: string): Promise<Answer | null> {
  const handle = handlers.get(path);
  if (handle === undefined) return null;
  const json = parseJson(body);
  if (json === undefined) return refuse(400, "The body is not JSON.");
  try {
    return await handle(page, json);
  } catch (error) {
    if (error instanceof UserError) return refuse(404, `${error.message} Try: ${error.example}`);
    // the gateway speaks in plain errors of what cannot be done: nothing to press, an option that is not offered
    if (error instanceof Error && error.name === "Error") return refuse(400, error.message);
    throw error;
  } finally {
    if (!isQuiet.has(path)) page.changes.tell();
  }
}

async function closeModal(page: Page, post: z.infer<typeof CloseShape>): Promise<Answer> {
  const user = getPersonKey(post.person);
  if (page.office.slack.view(user) !== null) await page.office.slack.closeView(user);
  return done;
}

async function markRead(page: Page, post: z.infer<typeof ReadShape>): Promise<Answer> {
  const user = getPersonKey(post.person);
  const place = getPlaceOf(user, post.place);
  const last = (await readPlace(page, user, place.id)).at(-1);
  const key = `${user} ${place.id}`;
  if (last === undefined || page.read.get(key) === last.ts) return done;
  page.read.set(key, last.ts);
  page.changes.tell();
  return done;
}
