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
    // Node loads the TypeScript as it does for people: a seventh less of processor time than through Vite's transforms,
    // which turn each use of an import into a look-up. The loader would serve vi.mock, which no test uses.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    // room for what tests throw away: less of the time goes into collecting it
    execArgv: ["--max-semi-space-size=64", "--min-semi-space-size=64"],
  },
});
