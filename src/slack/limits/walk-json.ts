export type Json = Record<string, unknown>;

/** A value and its JSON pointer. */
export type Place = { pointer: string; value: unknown };

/** True for a JSON object: not null, not an array. */
export const isJson = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The JSON pointer (RFC 6901) of a member of the value at `pointer`. */
export const pointTo = (pointer: string, key: string | number): string =>
  `${pointer}/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`;

/** Length as Slack counts it: Unicode code points, so that an emoji of one code point is 1, not 2. */
export const countCodePoints = (text: string): number => Array.from(text).length;

/** The member `key` that the object itself has; undefined when it has none or is no object. */
export const memberOf = (value: unknown, key: string): unknown =>
  isJson(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** The `type` of a block or element; "" when it is missing or no string. */
export const typeOf = (value: unknown): string => {
  const type = memberOf(value, "type");
  return typeof type === "string" ? type : "";
};

/** The items of an array with their pointers; none when the value is no array. */
export const itemsOf = (value: unknown, pointer: string): Place[] =>
  Array.isArray(value)
    ? value.map((item: unknown, index) => ({ pointer: pointTo(pointer, index), value: item }))
    : [];

/** Every place that a path such as "rows[][].text" reaches from `root`; parts that do not exist are passed over. */
export function placesAt(root: unknown, path: string, pointer: string): Place[] {
  let places: Place[] = [{ pointer, value: root }];
  for (const step of path.match(/\[\]|[^.[\]]+/g) ?? []) {
    places = places.flatMap((place) => {
      if (step === "[]") return itemsOf(place.value, place.pointer);
      if (!isJson(place.value) || !Object.hasOwn(place.value, step)) return [];
      return [{ pointer: pointTo(place.pointer, step), value: place.value[step] }];
    });
  }
  return places;
}

/**
 * Every object inside `root`, itself first, with its pointer; members of `root` named in `skip` are left out.
 * A loop, not recursion: a payload may be nested deeper than the stack.
 */
export function objectsIn(
  root: unknown,
  pointer: string,
  skip: string[] = [],
): { pointer: string; value: Json }[] {
  const found: { pointer: string; value: Json }[] = [];
  const open: Place[] = [{ pointer, value: root }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { pointer: at, value } = place;
    if (Array.isArray(value)) open.push(...itemsOf(value, at).reverse());
    if (!isJson(value)) continue;
    found.push({ pointer: at, value });
    for (const key of Object.keys(value).reverse()) {
      if (value !== root || !skip.includes(key)) open.push({ pointer: pointTo(at, key), value: value[key] });
    }
  }
  return found;
}
