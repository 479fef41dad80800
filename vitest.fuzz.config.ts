import { env } from "node:process";
import { mergeConfig } from "vitest/config";
import config from "./vitest.config.ts";

// The whole fuzz: FUZZ_TEXTS and FUZZ_SEED may be set to less and to a seed that failed.
export default mergeConfig(config, {
  test: {
    env: { FUZZ_TEXTS: env.FUZZ_TEXTS ?? "100000", ...(env.FUZZ_SEED && { FUZZ_SEED: env.FUZZ_SEED }) },
  },
});
