import type { Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { listen } from "../listen";

export async function portOf(server: Server): Promise<number> {
  await listen(server, 0, "127.0.0.1");
  return (server.address() as AddressInfo).port;
}

export type RawAnswer = { status: number; headers: Map<string, string>; body: string };

/** Sends bytes as they are, so that a test may say what no client library would. */
export function sendRaw(port: number, lines: readonly string[], body = ""): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n${body}`));
    let received = "";
    socket.setEncoding("utf8");
    socket.on("data", (chunk: string) => {
      received += chunk;
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(parse(received)));
  });
}

function parse(received: string): RawAnswer {
  const [head = "", ...rest] = received.split("\r\n\r\n");
  const [statusLine = "", ...headerLines] = head.split("\r\n");
  const headers = new Map(
    headerLines.map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()] as const;
    }),
  );
  return { status: Number(statusLine.split(" ")[1] ?? 0), headers, body: rest.join("\r\n\r\n") };
}
