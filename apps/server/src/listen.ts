import type { Server } from "node:http";

/** Resolves once the port is ours; a busy one is told by name. An empty host listens on all addresses. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(error.code === "EADDRINUSE" ? new Error(`Port ${port} is in use. Choose another one with PORT.`) : error);
    });
    server.listen({ port, ...(host === "" ? {} : { host }), backlog: 1_024 }, () => resolve());
  });
}
