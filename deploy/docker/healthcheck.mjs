// Asks the process of this container whether it can do its work.
import { get } from "node:http";

const { ROLE = "server", PORT = "3000" } = process.env;
const paths = { server: "/readyz", web: "/sign-in", worker: undefined };
const path = paths[ROLE];
// The worker listens nowhere; it ends when it cannot work, and is then started anew.
if (path === undefined) process.exit(0);

const request = get({ host: "127.0.0.1", port: PORT, path, timeout: 4_000 }, ({ statusCode }) => {
  process.exit(statusCode !== undefined && statusCode < 400 ? 0 : 1);
});
request.on("timeout", () => request.destroy());
request.on("error", () => process.exit(1));
