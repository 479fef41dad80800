/// <reference lib="dom" />

const nearPx = 80;

/** Whether the end of the list is in sight, or nearly. */
export const isAtEnd = (list: HTMLElement): boolean =>
  list.scrollHeight - list.scrollTop - list.clientHeight < nearPx;

export const scrollToEnd = (list: HTMLElement): void => {
  list.scrollTop = list.scrollHeight;
};
