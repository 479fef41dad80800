/** Tells listeners that something changed: many changes at once are one. */
export type Changes = {
  tell(): void;
  /** answers how to stop listening */
  listen(listener: () => void): () => void;
  close(): void;
};

/** One message of the app is several arrivals and calls; the page fetches everything anyway. */
const togetherMs = 40;

/** @param forget runs with every single change, before anybody can ask */
export function createChanges(forget: () => void): Changes {
  const listeners = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  const tellAll = (): void => {
    timer = undefined;
    for (const listener of listeners) listener();
  };
  return {
    tell() {
      forget();
      timer ??= setTimeout(tellAll, togetherMs);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
