import { UserError } from "../../errors.ts";
import { type Answer, refuse } from "./answer.ts";
import { buildScreen } from "./build-screen.ts";
import { buildStart } from "./build-start.ts";
import { getPersonKey, getPlaceOf } from "./find-person.ts";
import { isPlace, listPlaces } from "./list-places.ts";
import type { Page } from "./page.ts";

/** What the page asks for, as JSON; unknown names are answered in words. Null when there is no such path. */
export async function answerGet(page: Page, path: string, query: URLSearchParams): Promise<Answer | null> {
  try {
    switch (path) {
      case "/api/start":
        return { status: 200, body: buildStart() };
      case "/api/screen":
        return { status: 200, body: await readScreen(page, query) };
      case "/api/log":
        return { status: 200, body: page.log.list(Number(query.get("after") ?? 0) || 0) };
      default:
        return null;
    }
  } catch (error) {
    if (error instanceof UserError) return refuse(404, `${error.message} Try: ${error.example}`);
    throw error;
  }
}

/** Without a place, or in one where this person is not, the first channel that the person is in. */
async function readScreen(page: Page, query: URLSearchParams) {
  const person = getPersonKey(query.get("person") ?? "rep");
  const wanted = query.get("place") ?? "";
  const places = listPlaces(person);
  const own = places.find(({ id }) => id === wanted);
  const isElsewhere = wanted === "" || isPlace(wanted);
  const first = places.find(({ name }) => name === "pipeline") ?? places[0];
  const place = own ?? (isElsewhere && first !== undefined ? first : getPlaceOf(person, wanted));
  return buildScreen(page, person, place, { thread: query.get("thread"), stays: query.has("stays") });
}
