import { type Fields, objectsOf, textOf } from "./json.ts";
import { bot, team } from "./seed.ts";

/** A modal or Home tab that somebody has in front of them. `typed` is keyed by block id, then action id. */
export type OpenView = {
  readonly id: string;
  readonly userId: string;
  readonly payload: Fields;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly typed: Readonly<Record<string, Readonly<Record<string, Fields>>>>;
};

export type Views = {
  open(userId: string, payload: Fields): OpenView;
  /** A view on top of the stack; null when three are open already. */
  push(userId: string, payload: Fields): OpenView | null;
  update(id: string, payload: Fields): OpenView;
  type(id: string, typed: OpenView["typed"]): OpenView;
  publish(userId: string, payload: Fields): OpenView;
  find(ids: { id?: string; externalId?: string }): OpenView | null;
  top(userId: string): OpenView | null;
  /** The modals in front of the person, the lowest first. */
  list(userId: string): readonly OpenView[];
  home(userId: string): OpenView | null;
  close(userId: string): void;
  closeAll(userId: string): void;
};

const maxStack = 3;

/** Who has which modals open, and everybody's Home tab. @param nextTs gives a new hash with each change */
export function createViews(nextTs: () => string): Views {
  const stacks = new Map<string, OpenView[]>();
  const homes = new Map<string, OpenView>();
  let count = 0;
  const create = (userId: string, payload: Fields, previous: OpenView | null): OpenView => {
    count += 1;
    const id = `V${String(count).padStart(9, "0")}`;
    const rootId = previous?.rootId ?? id;
    return { id, userId, payload, hash: nextTs(), rootId, previousId: previous?.id ?? null, typed: {} };
  };
  const all = (): OpenView[] => [...[...stacks.values()].flat(), ...homes.values()];
  const get = (id: string): OpenView => {
    const view = all().find((candidate) => candidate.id === id);
    if (view === undefined) throw new Error(`No view ${id} is open.`);
    return view;
  };
  const replace = (view: OpenView): OpenView => {
    if (homes.get(view.userId)?.id === view.id) homes.set(view.userId, view);
    const stack = stacks.get(view.userId) ?? [];
    stacks.set(
      view.userId,
      stack.map((old) => (old.id === view.id ? view : old)),
    );
    return view;
  };
  const top = (userId: string): OpenView | null => stacks.get(userId)?.at(-1) ?? null;
  return {
    open(userId, payload) {
      const view = create(userId, payload, null);
      stacks.set(userId, [view]);
      return view;
    },
    push(userId, payload) {
      const stack = stacks.get(userId) ?? [];
      if (stack.length >= maxStack) return null;
      const view = create(userId, payload, top(userId));
      stacks.set(userId, [...stack, view]);
      return view;
    },
    update: (id, payload) => replace({ ...get(id), payload, hash: nextTs() }),
    type(id, typed) {
      const view = get(id);
      const merged = { ...view.typed };
      for (const [blockId, byAction] of Object.entries(typed))
        merged[blockId] = { ...merged[blockId], ...byAction };
      return replace({ ...view, typed: merged });
    },
    publish(userId, payload) {
      const old = homes.get(userId);
      const view = old === undefined ? create(userId, payload, null) : { ...old, payload, hash: nextTs() };
      homes.set(userId, view);
      return view;
    },
    find: ({ id = "", externalId = "" }) =>
      all().find(
        (view) => view.id === id || (externalId !== "" && view.payload.external_id === externalId),
      ) ?? null,
    top,
    list: (userId) => [...(stacks.get(userId) ?? [])],
    home: (userId) => homes.get(userId) ?? null,
    close: (userId) => void stacks.get(userId)?.pop(),
    closeAll: (userId) => void stacks.delete(userId),
  };
}

/** The view as Slack sends it to the app, with the values typed so far. */
export function printView(view: OpenView, values: Fields = {}): Fields {
  const { payload } = view;
  return {
    id: view.id,
    team_id: team.id,
    type: textOf(payload.type),
    callback_id: textOf(payload.callback_id),
    private_metadata: textOf(payload.private_metadata),
    external_id: textOf(payload.external_id),
    title: payload.title ?? null,
    submit: payload.submit ?? null,
    close: payload.close ?? null,
    blocks: objectsOf(payload.blocks),
    clear_on_close: payload.clear_on_close === true,
    notify_on_close: payload.notify_on_close === true,
    state: { values },
    hash: view.hash,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: bot.appId,
    bot_id: bot.botId,
    app_installed_team_id: team.id,
  };
}
