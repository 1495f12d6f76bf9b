import path from "node:path";
import { defineConfig } from "@playwright/test";
import { incomingMailPort, mailPort, ownStateDir } from "./support/environment";

const root = path.resolve(import.meta.dirname, "../..");
const { BASE_URL: runningUrl, CHROMIUM_PATH: executablePath } = process.env;
const ownPort = 3210;

export default defineConfig({
  testDir: "tests",
  outputDir: path.join(root, "test-results"),
  globalSetup: "./support/mail-server.ts",
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : [["list"]],
  use: {
    baseURL: runningUrl ?? `http://localhost:${ownPort}`,
    viewport: { width: 1440, height: 900 },
    locale: "en-GB",
    trace: "retain-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    },
  },
  projects: [
    // The installation is empty only once, so this story comes before every other.
    { name: "set-up", testMatch: "set-up.spec.ts" },
    { name: "stories", testIgnore: "set-up.spec.ts", dependencies: ["set-up"] },
  ],
  ...(runningUrl
    ? {}
    : {
        webServer: {
          command: `./start.sh --empty --port ${ownPort}`,
          cwd: root,
          env: {
            HALEN_DESK_DATA: ownStateDir,
            SMTP_URL: `smtp://127.0.0.1:${mailPort}`,
            // Stories set up mailboxes on servers of their own, on this machine.
            PRIVATE_HOSTS_ALLOWED: "127.0.0.1",
            MAIL_LISTEN_HOST: "127.0.0.1",
            MAIL_LISTEN_PORT: String(incomingMailPort),
          },
          url: `http://localhost:${ownPort}/readyz`,
          reuseExistingServer: true,
          gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
          timeout: 300_000,
        },
      }),
});
