import type { Check } from "./report.ts";
import { type Json, memberOf, placesAt, pointTo, typeOf } from "./walk-json.ts";

/** The rules that Slack states in prose for single blocks, tables and charts apart. */
export function checkBlockRules({ report }: Check, type: string, block: Json, pointer: string): void {
  for (const place of placesAt(block, "slack_file", pointer)) {
    const ways = ["id", "url"].filter((key) => memberOf(place.value, key) !== undefined);
    if (ways.length !== 1) report(place.pointer, "exactly-one-of", "needs exactly one of id, url");
  }
  if (type === "container" && block.default_collapsed === true && block.is_collapsible !== true) {
    report(pointTo(pointer, "default_collapsed"), "container-collapsible", "needs is_collapsible to be true");
  }
  if (type === "input" && typeOf(block.element) === "file_input" && block.dispatch_action === true) {
    report(
      pointTo(pointer, "dispatch_action"),
      "file-input-dispatch",
      "a file_input cannot dispatch actions",
    );
  }
  if (type === "video" && typeof block.video_url === "string" && !block.video_url.startsWith("https://")) {
    report(pointTo(pointer, "video_url"), "video-https", "a video needs an https address");
  }
}
