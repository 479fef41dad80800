import type { z } from "zod";
import { UserError } from "../errors.ts";

/**
 * A payload of Slack's, checked. @throws UserError that names the members that are missing or not what they should be:
 * whoever made such a request is told, and nothing else happens
 */
export function parsePayload<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const members = read.error.issues.map(({ path }) => path.map(String).join(".") || "everything");
  throw new UserError(
    `Slack sent a request that Roundtrip cannot read: ${[...new Set(members)].slice(0, 5).join(", ")}.`,
    "the same again; if it stays so, tell whoever runs Roundtrip",
  );
}
