import { type Agent, request } from "node:http";
import type { SignedRequest } from "../../src/playground/sign.ts";

/**
 * Sends one signed request to a loopback port. Answers with the text, empty
 * when it was only acknowledged: a real answer then comes later. Throws unless it is 200 and has `expected`, or nothing.
 */
export function postSigned(
  { port, agent }: { port: number; agent: Agent },
  signed: SignedRequest,
  expected: string,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const at = { host: "127.0.0.1", port, path: "/slack/events", method: "POST", agent, timeout: 30_000 };
    const sent = request({ ...at, headers: signed.headers }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (part: string) => {
        text += part;
      });
      response.on("end", () => {
        if (response.statusCode === 200 && (text === "" || text.includes(expected))) resolve(text);
        else reject(new Error(`answered ${response.statusCode}: ${text.slice(0, 500)}`));
      });
    });
    sent.on("timeout", () => sent.destroy(new Error("not answered within 30 s")));
    sent.on("error", reject);
    sent.end(signed.body);
  });
}
