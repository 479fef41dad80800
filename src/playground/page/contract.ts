/** What the page and its server say to each other: JSON over loopback. Instants are epoch ms of the playground's clock. */

/** A person one may act as. */
export type PagePerson = {
  key: string;
  id: string;
  name: string;
  realName: string;
  zone: string;
  isOutsider: boolean;
};

/** A command for completion: its name, its one line, its hint, and lines that can be typed as they are. */
export type PageCommand = { name: string; does: string; hint: string; examples: string[] };

/** A shortcut of the app: in a message's own menu, or in the one beside the message box ("global"). */
export type PageShortcut = { id: string; title: string; does: string; kind: "message" | "global" };

/** GET /api/start: what does not change while the playground runs. */
export type Start = {
  workspace: string;
  people: PagePerson[];
  commands: PageCommand[];
  shortcuts: PageShortcut[];
};

/** An entry of the sidebar. `id` is a channel id, "dm" for the conversation with the app, or "home" for its Home tab. */
export type PagePlace = {
  id: string;
  name: string;
  kind: "channel" | "private channel" | "dm" | "home";
  unread: number;
};

/** A message as its viewer sees it; `html` holds its blocks, with controls as described in render-html. */
export type PageMessage = {
  /** stable across edits */
  key: string;
  author: string;
  isApp: boolean;
  /** in the viewer's zone, "Mon 23 Nov, 10:00" */
  time: string;
  html: string;
  /** only the viewer sees it */
  isPrivate: boolean;
  isEdited: boolean;
  /** replies in its thread */
  replies: number;
};

/** A modal of the viewer's stack, the lowest first. */
export type PageModal = { id: string; title: string; html: string; submit: string | null; close: string };

/** A step of the guided tour; `type` is a line that the page can put into the message box. */
export type PageStep = { id: string; title: string; hint: string; type: string | null; isDone: boolean };

export type FaultKind = "slow" | "http_500" | "rate_limited" | "down";

/**
 * GET /api/screen?person=rep&place=C0PIPELINE&thread=<key>&stays=1: everything that the viewer sees now; `stays` where the
 * window shows the place already. Without a place, or in one where this person is not, their first one: `place` tells
 * which. Nobody by this key, no such place: 404, a Done.
 */
export type Screen = {
  now: number;
  /** "Mon 23 Nov 2026, 10:00", in the viewer's zone */
  time: string;
  person: string;
  place: string;
  places: PagePlace[];
  messages: PageMessage[];
  thread: { key: string; messages: PageMessage[] } | null;
  /** the Home tab, when `place` is "home" */
  home: string | null;
  modals: PageModal[];
  faults: FaultKind[];
  violations: number;
  steps: PageStep[];
};

/** GET /api/log?after=12: requests to the app and its calls of Slack, oldest first. */
export type LogEntry = {
  n: number;
  at: string;
  /** "to the app" is a person's request, "to Slack" a Web API call or an answer through a response_url */
  direction: "to the app" | "to Slack";
  what: string;
  ms: number;
  status: string;
  request: unknown;
  answer: unknown;
  violations: { pointer: string; message: string; severity: string }[];
};

/** Where a control stands: in a message (its key), in the modal on top, or on the Home tab. */
export type ControlPlace = { message: string } | { modal: true } | { home: true };

/** What was chosen or typed in a control, by kind; the text of a menu's option goes along for what people see. */
export type Picked =
  | { kind: "option"; value: string; text: string }
  | { kind: "options"; values: { value: string; text: string }[] }
  | { kind: "text"; text: string }
  | { kind: "day"; day: string }
  | { kind: "time"; time: string }
  | { kind: "user" | "channel"; id: string }
  | { kind: "none" };

/** A file that somebody hands in; its bytes in base64. */
export type PageFile = { name: string; type: string; base64: string };

/** POST bodies; each answers Done. `person` is a key of Start.people, `place` an id of Screen.places. */
export type Posts = {
  /** with the key of a thread's first message, into that thread */
  "/api/say": { person: string; place: string; text: string; thread: string | null };
  /** from a message's own menu when its key is given, else from the menu beside the message box */
  "/api/shortcut": { person: string; place: string; shortcut: string; message: string | null };
  "/api/press": {
    person: string;
    place: string;
    at: ControlPlace;
    block: string;
    action: string;
    value: string;
  };
  "/api/choose": {
    person: string;
    place: string;
    at: ControlPlace;
    block: string;
    action: string;
    picked: Picked;
  };
  "/api/submit": { person: string; values: { block: string; action: string; picked: Picked }[] };
  /** puts files into a file field of the modal on top, in place of those before; the body may have 14 MB */
  "/api/upload": { person: string; block: string; action: string; files: PageFile[] };
  "/api/close": { person: string };
  "/api/read": { person: string; place: string };
  "/api/clock": { move: "day" | "monday" | "quarter" | "now" };
  "/api/fault": { kind: FaultKind; isOn: boolean };
};

/**
 * What a post comes to: `error` in words (a time-out, a wrong input), `errors` under fields by block id. It is answered
 * when the app has acknowledged; what the app shows then comes with the next "changed".
 */
export type Done = { error: string | null; errors: Record<string, string> };

/** POST /api/suggest {person, place, at, block, action, typed} answers the options of a searchable menu. */
export type Suggested = { options: { value: string; text: string }[] };

// GET /api/events is a stream of server-sent events named "changed": fetch the screen again.

// `roundtrip playground --now 2026-11-19T15:00:00Z` starts its clock there (epoch and sample alike), also without
// `--reset`: stored pictures of the page show the same days. SIGTERM ends it with code 0.
