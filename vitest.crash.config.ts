import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.crash.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
  },
});
