#!/usr/bin/env node
// Plain JavaScript without static imports: it must parse on any Node, to say in one sentence which one is needed.
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `Roundtrip needs Node 22.18 or newer; this is Node ${process.versions.node}. Use npm scripts (npm start): they run on the Node that npm ci brings along.`,
  );
  process.exitCode = 78;
} else {
  const { enableCompileCache } = await import("node:module");
  enableCompileCache?.();
  if (process.argv[2] === "playground") {
    process.argv.splice(2, 1);
    await import("../src/playground/main.ts");
  } else {
    const { main } = await import("../src/main.ts");
    await main(process.argv.slice(2));
  }
}
