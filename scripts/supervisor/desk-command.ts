import type { ChildProcess } from "node:child_process";
import path from "node:path";
import { killGroup } from "../instance.ts";
import { eachLine, spawnLeashed } from "./leashed.ts";

let running: ChildProcess | undefined;

/** What the CLI ends with when nothing was changed because something stands in the way. */
const refused = 4;

/** Runs one command of the CLI to its end and gives back what it wrote to standard output; nothing when it refused. */
export function runDesk(
  root: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  onMessage: (line: string) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const main = path.join(root, "apps", "cli", "dist", "main.js");
    const child = spawnLeashed(root, { args: [main, ...args], cwd: root, env });
    running = child;
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    eachLine(child.stderr, onMessage);
    child.once("error", reject);
    child.once("close", (code) => {
      running = undefined;
      if (code === 0) resolve(output);
      else if (code === refused) resolve("");
      else reject(new Error(`desk ${args.join(" ")} ended with ${code}. ${output}`.trim()));
    });
  });
}

export function abortDesk(): void {
  if (running?.pid !== undefined) killGroup(running.pid, "SIGTERM");
}
