// Asks the process of this container whether it can do its work.
import { statSync } from "node:fs";
import { get } from "node:http";

const { ROLE = "server", PORT = "3000", HEALTH_FILE = "/tmp/worker-lives" } = process.env;
const paths = { server: "/readyz", web: "/sign-in", worker: undefined };
const path = paths[ROLE];
// The worker listens nowhere: it writes a file every five seconds while it turns and reaches its database.
if (path === undefined) process.exit(ROLE !== "worker" || ageSeconds(HEALTH_FILE) < 30 ? 0 : 1);

const request = get({ host: "127.0.0.1", port: PORT, path, timeout: 4_000 }, ({ statusCode }) => {
  process.exit(statusCode !== undefined && statusCode < 400 ? 0 : 1);
});
request.on("timeout", () => request.destroy());
request.on("error", () => process.exit(1));

function ageSeconds(file) {
  try {
    return (Date.now() - statSync(file).mtimeMs) / 1_000;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
