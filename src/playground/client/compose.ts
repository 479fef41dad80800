/// <reference lib="dom" />
import type { PageCommand } from "../page/contract.ts";
import { complete, findCommand } from "./complete.ts";
import { getElement, setText } from "./element.ts";
import { createCompletionList } from "./list-completions.ts";
import { createBusyMark } from "./mark-busy.ts";
import { addLine, isWalking, rememberLines, walk } from "./remember-lines.ts";

export type Composer = {
  /** Puts a line into the box, ready to be sent. */
  put(line: string): void;
  say(place: string, canType: boolean): void;
};

/**
 * The message box: completion of commands, arrow keys for earlier lines, Enter sends, Shift+Enter a new line. `send`
 * takes lines also while an earlier one is on its way, and tells whether it was done; a line that was not comes back
 * into the box.
 */
export function createComposer(
  commands: readonly PageCommand[],
  send: (text: string) => Promise<boolean>,
): Composer {
  const box = getElement("box", HTMLTextAreaElement);
  const form = getElement("compose", HTMLFormElement);
  const usage = getElement("usage", HTMLParagraphElement);
  let lines = rememberLines([]);
  const whileBusy = createBusyMark(form);

  const grow = (): void => {
    box.style.height = "auto";
    box.style.height = `${Math.min(box.scrollHeight, 180)}px`;
  };
  const put = (text: string): void => {
    box.value = text;
    box.setSelectionRange(text.length, text.length);
    grow();
    showHelp();
  };
  const list = createCompletionList(box, getElement("completions", HTMLUListElement), ({ line }) => {
    put(line);
    box.focus();
  });

  function showHelp(): void {
    const typed = box.value;
    if (isWalking(lines, typed)) list.hide();
    else list.show(complete(typed, commands));
    const command = findCommand(typed, commands);
    setText(
      usage,
      command === null ? "Type / for commands" : `${command.name} ${command.hint}: ${command.does}`,
    );
  }

  async function submit(): Promise<void> {
    const text = box.value.trim();
    if (text === "") return;
    lines = addLine(lines, text);
    put("");
    setText(usage, "Sending…");
    const wasDone = await whileBusy(send(text));
    showHelp();
    if (wasDone || box.value !== "") return;
    put(text);
    list.hide();
  }

  /** Tab always takes the marked line; Enter only when it was walked to, or the command is half typed. */
  function takeMarked(key: string): boolean {
    const marked = list.marked();
    if (marked === null) return false;
    if (key === "Enter" && !list.isMoved() && findCommand(box.value, commands) !== null) return false;
    put(marked.line);
    return true;
  }

  function walkLines(step: 1 | -1): boolean {
    if (box.value !== "" && !isWalking(lines, box.value)) return false;
    const walked = walk(lines, step, box.value);
    if (walked === null) return false;
    lines = walked.lines;
    put(walked.text);
    return true;
  }

  function onKey(event: KeyboardEvent): boolean {
    if (event.isComposing || event.shiftKey) return false;
    if (event.key === "Tab") return takeMarked("Tab");
    if (event.key === "Enter") {
      if (!takeMarked("Enter")) void submit();
      return true;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const step = event.key === "ArrowDown" ? 1 : -1;
      return list.move(step) || walkLines(step);
    }
    if (event.key !== "Escape" || list.marked() === null) return false;
    list.hide();
    return true;
  }

  box.addEventListener("keydown", (event) => {
    if (onKey(event)) event.preventDefault();
  });
  box.addEventListener("input", () => {
    grow();
    showHelp();
  });
  box.addEventListener("blur", () => list.hide());
  box.addEventListener("focus", showHelp);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void submit();
    box.focus();
  });
  showHelp();

  return {
    put(line) {
      put(line);
      list.hide();
      box.focus();
      list.hide();
    },
    say(place, canType) {
      form.hidden = !canType;
      box.placeholder = `Message ${place}`;
    },
  };
}
