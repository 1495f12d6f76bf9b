import { createServer } from "node:net";

/** True when nothing listens on the port, neither on every address nor on loopback alone. */
export async function isPortFree(port: number): Promise<boolean> {
  return (await canListen(port, undefined)) && (await canListen(port, "127.0.0.1"));
}

export async function nextFreePort(from: number): Promise<number> {
  for (let port = from; port < 65_535; port++) if (await isPortFree(port)) return port;
  throw new Error("No free port was found.");
}

function canListen(port: number, host: string | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => resolve(error.code === "EAFNOSUPPORT"));
    probe.listen({ port, host }, () => probe.close(() => resolve(true)));
  });
}
