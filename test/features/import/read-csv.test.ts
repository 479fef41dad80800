import { describe, expect, it } from "vitest";
import { detectSeparator } from "../../../src/features/import/detect-separator.ts";
import { fileInput, openCsv } from "../../../src/features/import/read-csv.ts";
import { writeCsv } from "./run-import.ts";

async function readAll(text: string | Buffer) {
  const { headers, rows } = await openCsv(fileInput(writeCsv(text)));
  const read = [];
  for await (const each of rows) read.push([each.line, ...Object.values(each.row)]);
  return { headers, read };
}

describe("detectSeparator", () => {
  it.each([
    ["a,b,c\n1;2;3", ","],
    ["a;b;c\n1,2,3", ";"],
    ["a\tb", "\t"],
    ["a|b", "|"],
    ['"a,b,c";d\n', ";"],
    ['\ufeff\n\n"a\n,b";c', ";"],
    ["only", ","],
  ])("of %j is %j", (text, separator) => {
    expect(detectSeparator(text)).toBe(separator);
  });
});

describe("openCsv", () => {
  it.each([
    { name: "newlines", newline: "\n" },
    { name: "carriage returns and newlines", newline: "\r\n" },
  ])("gives the line on which each row begins, with $name", async ({ newline }) => {
    const text = ["\ufeffid;name", "1;a", "", '2;"b', 'c";', "", "3;d", '4;"e""', '"', "5;f"].join(newline);
    const { headers, read } = await readAll(text);
    expect(headers).toEqual(["id", "name"]);
    expect(read).toEqual([
      [2, "1", "a"],
      [4, "2", `b${newline}c`],
      [7, "3", "d"],
      [8, "4", `e"${newline}`],
      [10, "5", "f"],
    ]);
  });

  it("keeps every character of rows that lie across what is read at once", async () => {
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},Zoë Żółć 東京 🚀`);
    const { read } = await readAll(["id,name", ...rows].join("\n"));
    expect(read).toHaveLength(20_000);
    expect(read.every(([, , name]) => name === "Zoë Żółć 東京 🚀")).toBe(true);
  });

  it.each([
    { text: "", what: "deals.csv is empty." },
    { text: "a,b,a\n", what: 'deals.csv has two columns "a".' },
    { text: 'a,b\n1,2\n\n3,"4\n5,6\n', what: "deals.csv, line 3: a quote is opened and never closed." },
    { text: 'a,b\n1,2\n3,4"4\n', what: "deals.csv, line 3: a quote stands inside a field." },
    { text: 'a,b\n1,"2"2\n', what: "deals.csv, line 2: a quote stands inside a field." },
    {
      text: `a,b\n1,"2\n${"x\n".repeat(600_000)}`,
      what: "deals.csv, line 2: a quote is opened and never closed.",
    },
    {
      text: Buffer.from("id,name\n1,Zo\u00eb\n", "latin1"),
      what: "deals.csv is not UTF-8: line 2 looks like Latin-1 or Windows-1252. Nothing was imported.",
    },
    {
      text: Buffer.from("\ufeffid,name\n", "utf16le"),
      what: "deals.csv is not UTF-8: line 1 looks like UTF-16. Nothing was imported.",
    },
  ])("refuses a file with: $what", async ({ text, what }) => {
    await expect(readAll(text)).rejects.toMatchObject({ name: "UserError", message: what });
  });

  it("refuses a file that is not there", async () => {
    await expect(openCsv(fileInput("/nowhere/deals.csv"))).rejects.toThrow(
      "There is no file /nowhere/deals.csv.",
    );
  });
});
