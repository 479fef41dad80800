import { describe, expect, it } from "vitest";
import { modal } from "../../src/slack/blocks.ts";
import {
  inputCheckboxes,
  inputFile,
  inputMultiSearch,
  inputMultiSelect,
  inputMultiUsers,
  inputRadio,
  inputTime,
} from "../../src/slack/choice-inputs.ts";
import { option } from "../../src/slack/controls.ts";
import { validateView } from "../../src/slack/limits/validate.ts";
import { readSubmission } from "../../src/slack/request.ts";

const options = [option("One", "1"), option("Two", "2")];
const field = (name: string) => ({ blockId: name, actionId: name, label: name });

describe("fields of choices and files", () => {
  it("are within Slack's limits, with and without what they begin with", () => {
    const blocks = [
      inputCheckboxes({ ...field("boxes"), options, initial: ["2"] }),
      inputCheckboxes({ ...field("empty boxes"), options, initial: [] }),
      inputRadio({ ...field("radio"), options, initial: "1" }),
      inputMultiSelect({ ...field("many"), options, placeholder: "Several", initial: ["1", "2"], max: 2 }),
      inputMultiSearch({ ...field("search"), placeholder: "Search", initial: options }),
      inputMultiUsers({ ...field("people"), placeholder: "People", initial: ["U0RITA0001"] }),
      inputTime({ ...field("time"), initial: "09:00", placeholder: "When" }),
      inputFile({ ...field("file"), filetypes: ["csv"], maxFiles: 10, optional: true }),
    ];
    expect(validateView(modal({ title: "All", submit: "Go", blocks }))).toEqual([]);
    expect(blocks[0]?.element).toMatchObject({ initial_options: [{ value: "2" }] });
    expect(blocks[1]?.element).not.toHaveProperty("initial_options");
  });

  it("refuse to lose a choice", () => {
    const eleven = Array.from({ length: 11 }, (_, index) => option(`Option ${index}`, String(index)));
    expect(() => inputCheckboxes({ ...field("boxes"), options: eleven })).toThrow("11 choices, 1 to 10 fit");
    expect(() => inputRadio({ ...field("radio"), options: [] })).toThrow("0 choices");
    expect(() => inputFile({ ...field("file"), maxFiles: 11 })).toThrow("cannot take 11 files");
  });

  it("are read from what is submitted: one text, several, files", () => {
    const state = {
      boxes: { a: { type: "checkboxes", selected_options: [{ value: "2" }] } },
      none: { a: { type: "checkboxes", selected_options: [] } },
      radio: { a: { type: "radio_buttons", selected_option: { value: "1" } } },
      people: { a: { type: "multi_users_select", selected_users: ["U1", "U2"] } },
      time: { a: { type: "timepicker", selected_time: "09:00" } },
      file: {
        a: {
          type: "file_input",
          files: [{ id: "F1", name: "a.csv", size: 3, mimetype: "text/csv", url_private: "https://x" }],
        },
      },
      words: { a: { type: "plain_text_input", value: "  Acme " } },
      nothing: { a: { type: "plain_text_input", value: null } },
    };
    const view = { id: "V1", callback_id: "f", private_metadata: "L|R|2", state: { values: state } };
    const read = readSubmission({ user: { id: "U1" }, view }, "T1");
    expect(Object.fromEntries(read.values)).toEqual({
      ...{ boxes: null, none: null, radio: "1", people: null, time: "09:00", file: null },
      ...{ words: "Acme", nothing: null },
    });
    expect(read.lists.get("boxes")).toEqual(["2"]);
    expect(read.lists.get("none")).toEqual([]);
    expect(read.lists.get("people")).toEqual(["U1", "U2"]);
    expect(read.files.get("file")).toEqual([
      { id: "F1", name: "a.csv", size: 3, mimetype: "text/csv", url: "https://x" },
    ]);
    expect(read.scope).toEqual({ ledgerId: "L", recordId: "R", version: 2 });
    expect(read.isFromHome).toBe(false);
  });
});
