import { type Logger, LogLevel } from "@slack/logger";

/** Where our log goes; the shape of pino's methods. */
export type Log = Record<"debug" | "info" | "warn" | "error", (words: string) => void>;

/** Bolt's log as ours. Bolt logs no message bodies at these levels; what it calls information is detail to us. */
export function makeBoltLog(log: Log): Logger {
  const words = (parts: unknown[]) =>
    `bolt: ${parts.map((part) => (part instanceof Error ? part.message : String(part))).join(" ")}`;
  return {
    debug: () => {},
    info: (...parts) => log.debug(words(parts)),
    warn: (...parts) => log.warn(words(parts)),
    error: (...parts) => log.error(words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  };
}
