import { expect, it } from "vitest";
import { wordsForSlot } from "../../src/core/slot-words.ts";

it.each([
  ["2026-11-23T09:00", "Mon 23 Nov 2026, 09:00"],
  ["2027-03-28T00:05", "Sun 28 Mar 2027, 00:05"],
  ["", ""],
  ["someday", "someday"],
])("a slot %s reads “%s”", (slot, words) => expect(wordsForSlot(slot)).toBe(words));
