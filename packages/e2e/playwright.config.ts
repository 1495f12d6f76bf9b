import path from "node:path";
import { defineConfig } from "@playwright/test";

const root = path.resolve(import.meta.dirname, "../..");
const { BASE_URL: runningUrl, CHROMIUM_PATH: executablePath } = process.env;
const ownPort = 3210;

export default defineConfig({
  testDir: "tests",
  outputDir: path.join(root, "test-results"),
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: runningUrl ?? `http://localhost:${ownPort}`,
    viewport: { width: 1440, height: 900 },
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
  ...(runningUrl
    ? {}
    : {
        webServer: {
          command: `./start.sh --port ${ownPort}`,
          cwd: root,
          env: { HALEN_DESK_DATA: path.join(root, ".data", "e2e") },
          url: `http://localhost:${ownPort}/readyz`,
          reuseExistingServer: true,
          gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
          timeout: 300_000,
        },
      }),
});
