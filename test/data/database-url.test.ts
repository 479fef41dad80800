import { expect, it } from "vitest";
import { connectionLimitOf } from "../../src/data/database-url.ts";

it.each([
  ["", 10],
  ["?connection_limit=5", 5],
  ["?sslmode=require&connection_limit=1", 1],
  ["?connection_limit=0", 10],
  ["?connection_limit=many", 10],
])("postgresql://…/sales%s allows %d connections", (query, limit) => {
  expect(connectionLimitOf(`postgresql://someone@localhost:5432/sales${query}`)).toBe(limit);
});
