import { UserError } from "../../errors.ts";
import { type PersonKey, people } from "../seed.ts";
import { findPersonKey, findPlace, isPlace, type Place } from "./list-places.ts";

/** The person with this key. @throws UserError when nobody has it */
export function getPersonKey(key: string): PersonKey {
  const person = findPersonKey(key);
  if (person !== null) return person;
  throw new UserError(`Nobody here is called “${key}”.`, Object.keys(people).join(", "));
}

/** A place that the person is in. @throws UserError when there is none, or the person is not in it */
export function getPlaceOf(person: PersonKey, id: string): Place {
  const place = findPlace(person, id);
  if (place !== null) return place;
  const where = isPlace(id) ? `${people[person].realName} is not in ${id}.` : `There is no place “${id}”.`;
  throw new UserError(where, "a place of the sidebar");
}
