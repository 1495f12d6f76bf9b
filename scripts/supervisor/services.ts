import path from "node:path";
import type { ServiceSpec } from "./child.ts";

export type Plan = { root: string; isDev: boolean; env: NodeJS.ProcessEnv; webPort: number };

/** What runs beside the database, in the order it starts. */
export function serviceSpecs(plan: Plan): ServiceSpec[] {
  return [
    nodeApp(plan, "server", "--max-semi-space-size=8"),
    web(plan),
    nodeApp(plan, "worker", "--max-semi-space-size=2"),
  ];
}

function nodeApp({ root, isDev, env }: Plan, name: string, ...flags: string[]): ServiceSpec {
  const cwd = path.join(root, "apps", name);
  const main = path.join(cwd, "dist", "main.js");
  if (isDev) return { name, cwd, env, args: [path.join(cwd, "build.mjs"), "--run"] };
  return { name, cwd, env, args: ["--enable-source-maps", ...flags, main] };
}

function web({ root, isDev, env, webPort }: Plan): ServiceSpec {
  const app = path.join(root, "apps", "web");
  const hidden = /^\s*$|^ *(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready|Running))/;
  const own = { ...env, PORT: String(webPort), HOSTNAME: "127.0.0.1" };
  if (isDev) {
    const next = path.join(app, "node_modules", "next", "dist", "bin", "next");
    return { name: "web", hidden, cwd: app, env: own, args: [next, "dev", "-p", String(webPort), "-H", "127.0.0.1"] };
  }
  const standalone = path.join(app, ".next", "standalone", "apps", "web");
  const flags = ["--max-semi-space-size=2", "--max-old-space-size=256"];
  return { name: "web", hidden, cwd: standalone, env: own, args: [...flags, path.join(standalone, "server.js")] };
}
