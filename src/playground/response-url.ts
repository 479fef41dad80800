import { randomUUID } from "node:crypto";
import { validateMessage } from "../slack/limits/validate.ts";
import { type Destination, deliver } from "./deliver.ts";
import { noteViolations } from "./journal.ts";
import { isFields, parseJson } from "./json.ts";
import type { Answered, Asked } from "./listen.ts";
import type { Workspace } from "./workspace.ts";

export type ResponseUrls = {
  /** A new response_url for one request. */
  mint(to: Omit<Destination, "responseUrl">): string;
  /** Where the answers of this response_url go; null when it was never given out. */
  find(url: string): Destination | null;
  answer(asked: Asked): Promise<Answered>;
};

const lifeMs = 30 * 60 * 1000;
const maxUses = 5;

/** Slack's response_urls: 30 minutes by the workspace's clock, 5 uses, payloads validated as messages. */
export function createResponseUrls(workspace: Workspace, baseUrl: () => string): ResponseUrls {
  const minted = new Map<string, { to: Destination; at: number; uses: number }>();
  return {
    mint(to) {
      const path = `/response/${randomUUID()}`;
      const url = `${baseUrl()}${path}`;
      minted.set(path, { to: { ...to, responseUrl: url }, at: workspace.clock(), uses: 0 });
      return url;
    },
    find: (url) => minted.get(url.slice(baseUrl().length))?.to ?? null,
    async answer(asked) {
      const found = minted.get(asked.path);
      if (found === undefined) return refused(404, "no_such_url");
      if (workspace.clock() - found.at >= lifeMs) return refused(404, "expired_url");
      if (found.uses >= maxUses) return refused(404, "used_url");
      const payload = parseJson(asked.body);
      if (!isFields(payload)) return refused(400, "invalid_payload");
      const isBroken = noteViolations(workspace.journal, "response_url", validateMessage(payload));
      if (isBroken) return refused(400, "invalid_blocks");
      found.uses += 1;
      await deliver(workspace, "response_url", payload, found.to);
      return { status: 200, body: "ok" };
    },
  };
}

const refused = (status: number, error: string): Answered => ({ status, body: { ok: false, error } });
