import { type Instance, startInstance } from "../server";

/** The server under test, killed without warning and started again on the same port. */
export type CrashServer = { port: number; kill: () => Promise<void>; stop: () => Promise<void> };

export async function openCrashServer(databaseUrl: string, serverFile: string | undefined): Promise<CrashServer> {
  const options = { databaseUrl, ...(serverFile === undefined ? {} : { serverFile }) };
  let instance: Instance = await startInstance(options);
  const { port } = instance;
  return {
    port,
    async kill() {
      for (const pid of instance.pids) process.kill(pid, "SIGKILL");
      instance = await startInstance({ ...options, port });
    },
    stop: () => instance.stop(),
  };
}
