import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { authorizationSwitches } from "./switches";

const root = fileURLToPath(new URL("../../../../..", import.meta.url));

/** Runs the matrix once per missing check: `pnpm exec vitest run --config packages/api/src/matrix/mutants/vitest.config.ts`. */
export default defineConfig({
  root,
  plugins: [authorizationSwitches(root)],
  test: {
    pool: "forks",
    include: ["packages/api/src/matrix/mutants/mutants.run.ts"],
    globalSetup: ["scripts/test-database.ts"],
    testTimeout: 600_000,
    hookTimeout: 60_000,
  },
});
