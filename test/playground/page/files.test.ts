import { afterAll, beforeAll, expect, it } from "vitest";
import { type Browser, browse } from "./browse.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await browse();
});
afterAll(async () => browser.close());

const file = {
  name: "leads.csv",
  type: "text/csv",
  base64: Buffer.from("company\nAcme\n").toString("base64"),
};

it("a file for a form that is not open, and one that is not base64, are answered", async () => {
  const field = { person: "rep", block: "file", action: "file" };
  expect(await browser.post("/api/upload", { ...field, files: [file] })).toMatchObject({
    error: expect.stringContaining("No form is open"),
  });
  expect(await browser.post("/api/upload", { ...field, files: [{ ...file, base64: "%" }] })).toMatchObject({
    error: expect.stringContaining("base64"),
  });
});

it("ten megabytes are taken, more are refused in words", async () => {
  const answer = async (bytes: number) => {
    const big = { ...file, base64: "A".repeat(Math.ceil(bytes / 3) * 4) };
    const response = await fetch(`${browser.page.url}/api/upload`, {
      ...{ method: "POST", headers: { "content-type": "application/json" } },
      body: JSON.stringify({ person: "rep", block: "file", action: "file", files: [big] }),
    });
    return response.status;
  };
  expect(await answer(10 * 1024 * 1024)).toBe(404); // read, but no form is open
  expect(await answer(12 * 1024 * 1024)).toBe(413);
});
