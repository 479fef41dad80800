const special = /[.*+?^${}()|[\]\\]/g;

/**
 * Whatever is shown, with our commands called as they are in this workspace: in every `text`, however deep, and nowhere
 * else. A command in “quotation marks” stays: it is somebody else's.
 * @param names our command name → its name in this workspace
 */
export function renameCommands<T>(shown: T, names: ReadonlyMap<string, string>): T {
  if (names.size === 0) return shown;
  const ours = [...names.keys()].map((name) => name.replace(special, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\w“/-])(?:${ours})(?![\\w-])`, "g");
  const rename = (text: string) => text.replace(pattern, (name) => names.get(name) ?? name);
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    const members = Object.entries(value).map(([key, member]) => [
      key,
      key === "text" && typeof member === "string" ? rename(member) : walk(member),
    ]);
    return Object.fromEntries(members);
  };
  // The walk keeps every member; it only writes other words into some of them.
  return walk(shown) as T;
}
