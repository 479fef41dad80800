/// <reference lib="dom" />

/** Marks a form as busy from the first piece of work until the last one under way has ended; gives what each came to. */
export function createBusyMark(form: HTMLFormElement): <T>(work: Promise<T>) => Promise<T> {
  let underWay = 0;
  return async (work) => {
    underWay += 1;
    form.setAttribute("aria-busy", "true");
    const done = await work;
    underWay -= 1;
    if (underWay === 0) form.removeAttribute("aria-busy");
    return done;
  };
}
