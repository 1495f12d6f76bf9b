import { Agent, request } from "node:http";

export type Call = { method: string; path: string; headers?: Record<string, string>; body?: string };
export type Answer = { status: number; body: string; headers: NodeJS.Dict<string | string[]> };
export type Client = { send: (call: Call) => Promise<Answer>; close: () => void };

/** A client with that many connections, kept open between requests. */
export function clientOf(port: number, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: "fifo" });
  return {
    send: ({ method, path, headers = {}, body }) =>
      new Promise((resolve, reject) => {
        const length = body === undefined ? {} : { "Content-Length": String(Buffer.byteLength(body)) };
        const req = request(
          { agent, host: "127.0.0.1", port, method, path, headers: { ...headersOf(headers, port), ...length } },
          (res) => {
            const chunks: Buffer[] = [];
            res.on("data", (chunk) => chunks.push(chunk));
            res.on("error", reject);
            res.on("end", () =>
              resolve({
                status: res.statusCode ?? 0,
                headers: res.headers,
                body: Buffer.concat(chunks).toString("utf8"),
              }),
            );
          },
        );
        req.on("error", reject);
        req.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/** A change that carries a cookie names the page it comes from: one of the server that is asked. */
const headersOf = (headers: Record<string, string>, port: number): Record<string, string> =>
  headers.Origin === undefined ? headers : { ...headers, Origin: `http://127.0.0.1:${port}` };
