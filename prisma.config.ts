import { defineConfig } from "prisma/config";

// `prisma generate` asks for the native schema engine but never starts it: any executable satisfies it, so that
// installing needs no host but the npm registry.
if (process.argv.includes("generate")) process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;

export default defineConfig({ schema: "prisma/schema.prisma" });
