import { styleText } from "node:util";
import type { Reply } from "../reply.ts";
import { sayError } from "../say-error.ts";
import { fillForm } from "./fill-form.ts";
import type { Session } from "./session.ts";
import { showMessage, showModal } from "./show-message.ts";

/** Prints what came of a request; a form that opened, or changed, is filled in at once. */
export async function showReply(session: Session, reply: Reply): Promise<void> {
  if (reply.error !== null) {
    session.problems += 1;
    session.print(styleText("red", sayError(reply.error)));
    return;
  }
  const isForm = reply.view?.payload.submit !== undefined;
  if (isForm) return fillForm(session);
  if (reply.view !== null) return showModal(session, reply.view);
  if (reply.message !== null) showMessage(session, reply.message);
  else session.print(styleText("dim", "Done; the message is gone."));
}
