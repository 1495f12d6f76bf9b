import { defineConfig } from "vitest/config";

const outsideSource = ["**/node_modules/**", "**/dist/**", "**/.next/**", "**/.data/**", "packages/e2e/**"];

export default defineConfig({
  resolve: { alias: [{ find: /^@\//u, replacement: `${import.meta.dirname}/apps/web/src/` }] },
  test: {
    pool: "forks",
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["**/*.test.ts", "**/*.test.tsx"],
          exclude: [...outsideSource, "**/*.db.test.ts"],
          // A busy machine is slow, not wrong.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["**/*.db.test.ts"],
          exclude: outsideSource,
          globalSetup: ["scripts/test-database.ts"],
          testTimeout: process.env.LONG ? 900_000 : 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
