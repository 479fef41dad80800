import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/global-setup.ts"],
    setupFiles: ["test/support/setup.ts"],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    isolate: false,
    maxWorkers: 3,
    // room for what tests throw away: less of the time goes into collecting it
    execArgv: ["--max-semi-space-size=64", "--min-semi-space-size=64"],
  },
});
