import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answered, type Asked, listen } from "../../src/playground/listen.ts";
import { isSlackAddress, makeFiles } from "../../src/slack/files.ts";

describe("whose addresses are Slack's", () => {
  it.each([
    ["https://files.slack.com/files-pri/T1-F1/download/a.csv", true],
    ["https://slack.com/api/x", true],
    ["http://files.slack.com/a", false], // the token does not travel in the clear
    ["https://files.slack.com.evil.example/a", false],
    ["https://evilslack.com/a", false],
    ["https://files.slack.com:8443/a", false],
    ["https://token@files.slack.com/a", false],
    ["https://169.254.169.254/latest/meta-data", false],
    ["file:///etc/passwd", false],
    ["", false],
  ])("%s: %s", (address, isTheirs) => {
    expect(isSlackAddress(address, "https://slack.com/api/")).toBe(isTheirs);
  });

  it("of a Slack elsewhere: its own host and port only", () => {
    const api = "http://127.0.0.1:4000/api/";
    expect(isSlackAddress("http://127.0.0.1:4000/files/F1", api)).toBe(true);
    expect(isSlackAddress("http://127.0.0.1:4001/files/F1", api)).toBe(false);
    expect(isSlackAddress("http://x.127.0.0.1:4000/files/F1", api)).toBe(false);
    expect(isSlackAddress("https://files.slack-gov.com/F1", "https://slack-gov.com/api/")).toBe(true);
  });
});

describe("a file that was handed in", () => {
  const asked: Asked[] = [];
  let server: Awaited<ReturnType<typeof listen>>;
  let elsewhere: Awaited<ReturnType<typeof listen>>;
  const answers: Record<string, () => Answered> = {
    "/ok": () => ({ status: 200, headers: { "content-type": "text/csv" }, body: new Uint8Array([97, 44]) }),
    "/moved": () => ({ status: 302, headers: { location: "/ok" }, body: "" }),
    "/away": () => ({ status: 302, headers: { location: `${elsewhere.url}/ok` }, body: "" }),
    "/round": () => ({ status: 302, headers: { location: "/round" }, body: "" }),
    "/login": () => ({ status: 200, headers: { "content-type": "text/html" }, body: "<p>Sign in</p>" }),
    "/gone": () => ({ status: 404, body: "" }),
  };
  beforeAll(async () => {
    server = await listen(async (request) => {
      asked.push(request);
      return answers[request.path]?.() ?? { status: 500, body: "" };
    });
    elsewhere = await listen(async (request) => {
      asked.push(request);
      return { status: 200, body: "secret" };
    });
  });
  afterAll(async () => {
    await server.close();
    await elsewhere.close();
  });
  const read = (path: string, size = 2, base = server.url) =>
    makeFiles({ token: "xoxb-1", apiUrl: `${server.url}/api/`, limitBytes: 5 }).read({
      ...{ id: "F1", name: "a.csv", mimetype: "text/csv", size },
      url: `${base}${path}`,
    });

  it("is read with the bot's token, also where Slack moved it", async () => {
    expect(new TextDecoder().decode(await read("/ok"))).toBe("a,");
    expect(asked.at(-1)?.headers.authorization).toBe("Bearer xoxb-1");
    expect(await read("/moved")).toHaveLength(2);
  });

  it("is refused in words where it is too large, whatever Slack said of its size", async () => {
    await expect(read("/ok", 6)).rejects.toThrow("a.csv is larger than 10 MB.");
    answers["/large"] = () => ({ status: 200, body: new Uint8Array(6) });
    await expect(read("/large")).rejects.toThrow("a.csv is larger than 10 MB.");
  });

  it.each(["/login", "/gone", "/away", "/round"])(
    "is refused in words where it is not given: %s",
    async (path) => {
      await expect(read(path)).rejects.toThrow("Slack does not give me the file a.csv.");
    },
  );

  it("sends nothing at all to another host", async () => {
    asked.length = 0;
    await expect(read("/ok", 2, elsewhere.url)).rejects.toThrow("Slack does not give me the file");
    await expect(read("/away")).rejects.toThrow("Slack does not give me the file");
    expect(asked.map(({ path }) => path)).toEqual(["/away"]);
  });
});
