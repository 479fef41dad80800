/** A value as JSON text; bigint as {"$bigint":"…"}, so that no digit is lost. */
export function freeze(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === "bigint" ? { $bigint: String(inner) } : inner,
  );
}

/** The object behind frozen text. @throws Error when it is no object */
export function thaw(text: string): Record<string, unknown> {
  const value: unknown = JSON.parse(text, (_key, inner: unknown) => {
    if (typeof inner === "object" && inner !== null && "$bigint" in inner)
      return BigInt(String(inner.$bigint));
    return inner;
  });
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("frozen text is no object");
  return { ...value };
}
