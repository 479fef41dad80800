import { UserError } from "../errors.ts";
import type { UploadedFile } from "./read-field.ts";

/** Reads files that people handed in. */
export type Files = {
  /** The bytes of one file. @throws UserError when it is too large, or Slack does not give it to us */
  read(file: UploadedFile): Promise<Uint8Array>;
};

/** As much as Slack lets a form's file field take. */
export const maxFileBytes = 10 * 1024 * 1024;
const timeoutMs = 15_000;
const maxRedirects = 3;

/**
 * Whether an address belongs to the Slack that we talk to: the host of its API, or one below it (files.slack.com). A
 * file's address comes in a payload; the bot's token goes nowhere else, and nothing else is asked on our behalf.
 */
export function isSlackAddress(address: string, apiUrl: string): boolean {
  const url = URL.parse(address);
  const api = URL.parse(apiUrl);
  if (url === null || api === null || url.protocol !== api.protocol) return false;
  if (url.username !== "" || url.password !== "") return false;
  if (url.host === api.host) return true;
  const family = api.hostname.replace(/^www\./, "");
  return /[a-z]/i.test(family) && url.port === api.port && url.hostname.endsWith(`.${family}`);
}

const notOurs = (name: string): UserError =>
  new UserError(
    `Slack does not give me the file ${name}.`,
    "hand it in again; an administrator of Slack may have to allow Roundtrip to read files",
  );

const tooLarge = (name: string): UserError =>
  new UserError(`${name} is larger than 10 MB.`, "split it into several files");

/** Files with the bot's token. @param apiUrl the Slack that gave us their addresses */
export function makeFiles(given: { token: string; apiUrl: string; limitBytes?: number }): Files {
  const { token, apiUrl, limitBytes = maxFileBytes } = given;

  async function open(file: UploadedFile, signal: AbortSignal): Promise<Response> {
    let address = file.url;
    for (let turn = 0; turn <= maxRedirects; turn += 1) {
      // Every turn is checked: a redirect may lead anywhere.
      if (!isSlackAddress(address, apiUrl)) throw notOurs(file.name);
      const response = await fetch(address, {
        headers: { authorization: `Bearer ${token}` },
        redirect: "manual",
        signal,
      });
      const next = response.headers.get("location");
      if (response.status < 300 || response.status > 399 || next === null) return response;
      await response.body?.cancel();
      address = new URL(next, address).href;
    }
    throw notOurs(file.name);
  }

  return {
    async read(file) {
      if (file.size > limitBytes) throw tooLarge(file.name);
      const response = await open(file, AbortSignal.timeout(timeoutMs));
      // Without the right to a file Slack answers its login page, with status 200.
      const isPage = (response.headers.get("content-type") ?? "").startsWith("text/html");
      if (!response.ok || response.body === null || (isPage && file.mimetype !== "text/html")) {
        await response.body?.cancel();
        throw notOurs(file.name);
      }
      const chunks: Uint8Array[] = [];
      let bytes = 0;
      for await (const chunk of response.body) {
        bytes += chunk.byteLength;
        if (bytes > limitBytes) throw tooLarge(file.name);
        chunks.push(chunk);
      }
      return Buffer.concat(chunks);
    },
  };
}
