import { createServer } from "node:http";
import { z } from "zod";

/** A response_url that keeps what it is sent, on a free loopback port. */
export async function catchAnswers() {
  const caught: string[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(Buffer.from(chunk));
    caught.push(Buffer.concat(chunks).toString("utf8"));
    response.writeHead(200).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    url: `http://127.0.0.1:${port}/answer`,
    /** what came since the last time */
    take: () => caught.splice(0),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
