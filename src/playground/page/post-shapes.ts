import { z } from "zod";

const Id = z.string().min(1).max(255);
const Option = z.object({ value: z.string().max(3000), text: z.string().max(3000) });

export const PickedShape = z.discriminatedUnion("kind", [
  Option.extend({ kind: z.literal("option") }),
  z.object({ kind: z.literal("options"), values: z.array(Option).max(200) }),
  z.object({ kind: z.literal("text"), text: z.string().max(20_000) }),
  z.object({ kind: z.literal("day"), day: z.string().max(10) }),
  z.object({ kind: z.literal("time"), time: z.string().max(8) }),
  z.object({ kind: z.enum(["user", "channel"]), id: Id }),
  z.object({ kind: z.literal("none") }),
]);

const At = z.union([
  z.object({ message: Id }),
  z.object({ modal: z.literal(true) }),
  z.object({ home: z.literal(true) }),
]);

const control = { block: z.string().max(255), action: z.string().max(255) };
const who = { person: z.string() };
const where = { ...who, place: z.string() };
const spot = { ...where, ...control, at: At };

// What the page may post: the shapes of the contract, with the sizes that we take.
export const SayShape = z.object({
  ...where,
  text: z.string().max(20_000),
  thread: Id.nullable().default(null),
});
export const ShortcutShape = z.object({ ...where, shortcut: Id, message: Id.nullable().default(null) });
export const PressShape = z.object({ ...spot, value: z.string().max(3000) });
export const ChooseShape = z.object({ ...spot, picked: PickedShape });
export const SuggestShape = z.object({ ...spot, typed: z.string().max(1000) });
export const SubmitShape = z.object({
  ...who,
  values: z.array(z.object({ ...control, picked: PickedShape })).max(200),
});
export const UploadShape = z.object({
  ...who,
  ...control,
  files: z.array(z.object({ name: Id, type: z.string().max(255), base64: z.base64() })).max(10),
});
export const CloseShape = z.object(who);
export const ReadShape = z.object(where);
export const ClockShape = z.object({ move: z.enum(["day", "monday", "quarter", "now"]) });
export const FaultShape = z.object({
  kind: z.enum(["slow", "http_500", "rate_limited", "down"]),
  isOn: z.boolean(),
});
