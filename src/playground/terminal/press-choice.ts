import { isButton } from "../find-controls.ts";
import { fieldsOf } from "../json.ts";
import { textObject } from "../plain-text.ts";
import { pickOption } from "./pick-option.ts";
import type { Session } from "./session.ts";
import { showReply } from "./show-reply.ts";

/** Presses the button of this number, or opens its menu, as the person who sits there. */
export async function pressChoice(session: Session, number: number): Promise<void> {
  const { choices, who: user } = session;
  const { slack } = session.office;
  const choice = choices[number - 1];
  if (choice === undefined) {
    session.print(
      choices.length === 0
        ? "There is nothing to press yet; ask something first, for example /funnel"
        : `There is no ${number}; the last answer has 1${choices.length > 1 ? ` to ${choices.length}` : ""}.`,
    );
    return;
  }
  const { message, control } = choice;
  // Menus beside several sections have one action id; what they stand beside tells them apart.
  const action = control.type === "overflow" ? control.blockId : control.actionId;
  const at = { user, action, ...(message !== null && { message }) };
  if (isButton(control)) {
    if (!(await confirms(session, control.element.confirm))) return;
    session.choices = [];
    return showReply(session, await slack.press({ ...at, value: control.value }));
  }
  const picked = await pickOption(session, control, async (typed) => {
    const reply = await slack.suggest({ ...at, typed });
    return reply.options;
  });
  if (picked === null || picked === "left") return;
  session.choices = [];
  const { picked: option, ...offered } = picked;
  return showReply(session, await slack.choose({ ...at, option, ...offered }));
}

/** Slack's "are you sure?" before a button; true where the button has none. */
async function confirms(session: Session, dialog: unknown): Promise<boolean> {
  if (dialog === undefined) return true;
  const { title, text } = fieldsOf(dialog);
  session.print(`  ${[textObject(title), textObject(text)].filter(Boolean).join(" ")}`);
  const typed = await session.lines.ask("  Go on? (y/n) ");
  return /^y(es)?$/i.test(typed?.trim() ?? "");
}
