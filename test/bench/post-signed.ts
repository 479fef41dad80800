import { type Agent, request } from "node:http";
import type { SignedRequest } from "../../src/playground/sign.ts";

/** Sends one signed request to a loopback port. Throws unless it is answered by 200 with a text that has `expected`. */
export function postSigned(
  { port, agent }: { port: number; agent: Agent },
  signed: SignedRequest,
  expected: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const at = { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, timeout: 10_000 };
    const sent = request({ ...at, headers: signed.headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => {
        if (response.statusCode === 200 && text.includes(expected)) resolve(text);
        else reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("not answered within 10 s")));
    sent.on("error", reject);
    sent.end(signed.body);
  });
}
