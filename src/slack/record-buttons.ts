import type { Button } from "@slack/types";
import { button } from "./controls.ts";

/** What stands under every answer about a record: correct it, or take it back. @param changeId the change that made it */
export const recordButtons = (changeId: string): Button[] => [
  button({ actionId: "edit", text: "Edit…", value: changeId }),
  button({ actionId: "undo", text: "Undo", value: changeId }),
];
