import type { Report } from "./report.ts";
import { metadataLimits } from "./spec.ts";
import { countCodePoints, isJson, memberOf, pointTo } from "./walk-json.ts";

/** Checks `metadata` of a message: an alphanumeric event type, and a payload one level deep. */
export function checkMetadata(report: Report, metadata: unknown, pointer: string): void {
  if (!isJson(metadata)) {
    report(pointer, "type", "metadata must be an object");
    return;
  }
  checkEventType(report, metadata.event_type, pointTo(pointer, "event_type"));
  const payload = memberOf(metadata, "event_payload");
  const at = pointTo(pointer, "event_payload");
  if (payload === undefined) {
    report(at, "required", "event_payload is missing");
    return;
  }
  if (!isJson(payload)) {
    report(at, "type", "event_payload must be an object");
    return;
  }
  for (const [key, value] of Object.entries(payload)) {
    if (isPlain(value) || isFlat(value) || (Array.isArray(value) && value.every(isFlat))) continue;
    report(
      pointTo(at, key),
      "metadata-value",
      "must be a string, number, boolean, flat object or list of those",
    );
  }
}

function checkEventType(report: Report, eventType: unknown, pointer: string): void {
  const { max } = metadataLimits.event_type;
  if (eventType === undefined) {
    report(pointer, "required", "event_type is missing");
    return;
  }
  if (typeof eventType !== "string" || eventType === "") {
    report(pointer, "type", "event_type must be a string");
    return;
  }
  if (!/^[A-Za-z0-9_]+$/.test(eventType)) {
    report(pointer, "pattern", "letters, digits and underscores only", "warn");
  }
  if (countCodePoints(eventType) > max) report(pointer, "max-length", `at most ${max} characters`, "warn");
}

const isPlain = (value: unknown): boolean => ["string", "number", "boolean"].includes(typeof value);

const isFlat = (value: unknown): boolean => isJson(value) && Object.values(value).every(isPlain);
