import type { Desk } from "./desk.ts";
import { type Fields, textOf } from "./json.ts";
import type { Answered, Asked } from "./listen.ts";
import { getPerson } from "./seed.ts";
import { findSpot, typeInto } from "./spot.ts";
import type { OpenView } from "./views.ts";
import type { Workspace } from "./workspace.ts";

/** A file as somebody has it on their machine; text is kept as UTF-8. */
export type Upload = { readonly name: string; readonly type?: string; readonly content: string | Uint8Array };

/** Files that people handed in by forms, and where the app reads them. */
export type Uploads = {
  /** Keeps a file; gives it back as Slack names it in a form's state. */
  keep(userId: string, given: Upload): Fields;
  find(id: string): { type: string; bytes: Uint8Array } | null;
  /** Answers GET /files/<id>/<name>: the bytes for the app's token with files:read, else a page, as Slack does. */
  answer(asked: Asked): Answered;
};

const maxBytes = 10 * 1024 * 1024;

/** Nothing handed in yet. @param url where the gateway listens */
export function createUploads(workspace: Workspace, url: () => string): Uploads {
  const kept = new Map<string, { type: string; bytes: Uint8Array }>();
  return {
    keep(userId, { name, type = "application/octet-stream", content }) {
      const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
      if (bytes.byteLength > maxBytes) throw new Error(`${name} is larger than 10 MB.`);
      const id = `F${String(kept.size + 1).padStart(9, "0")}`;
      kept.set(id, { type, bytes });
      const address = `${url()}/files/${id}/${encodeURIComponent(name)}`;
      return {
        id,
        created: Math.floor(workspace.clock() / 1000),
        name,
        title: name,
        mimetype: type,
        filetype: name.split(".").at(-1)?.toLowerCase() ?? "",
        user: userId,
        size: bytes.byteLength,
        mode: "hosted",
        url_private: address,
        url_private_download: address,
      };
    },
    find: (id) => kept.get(id) ?? null,
    answer({ path, headers }) {
      const file = kept.get(path.split("/")[2] ?? "");
      const token = textOf(headers.authorization).replace(/^Bearer /, "");
      const { emulator, revokedTokens, scopes } = workspace;
      const isAllowed =
        token === emulator.token && !revokedTokens.has(token) && scopes.includes("files:read");
      if (!isAllowed)
        return { status: 200, headers: { "content-type": "text/html" }, body: "<p>Sign in</p>" };
      if (file === undefined) return { status: 404, body: { ok: false, error: "file_not_found" } };
      return { status: 200, headers: { "content-type": file.type }, body: file.bytes };
    },
  };
}

/**
 * Puts files into a file field of the modal on top, in place of those that were there; none empties it.
 * @throws Error where Slack itself would refuse: too many, too large, another ending than the field takes
 */
export function upload(
  desk: Desk,
  given: { user: string; action: string; files: readonly Upload[] },
): OpenView {
  const spot = findSpot(desk, given);
  const { type, text, element } = spot.control;
  if (type !== "file_input" || !("payload" in spot.at)) throw new Error(`"${text}" takes no files.`);
  const max = typeof element.max_files === "number" ? element.max_files : 10;
  if (given.files.length > max) throw new Error(`"${text}" takes ${max} files at most.`);
  const endings = Array.isArray(element.filetypes) ? element.filetypes : null;
  for (const { name } of given.files) {
    const isTaken = endings === null || endings.includes(name.split(".").at(-1)?.toLowerCase());
    if (!isTaken) throw new Error(`"${text}" takes only ${endings?.join(", ")}, not ${name}.`);
  }
  const { id } = getPerson(given.user);
  typeInto(desk, spot, { type, files: given.files.map((file) => desk.uploads.keep(id, file)) });
  return desk.workspace.views.find({ id: spot.at.id }) ?? spot.at;
}
