import { connect, createServer, type Server, type Socket } from "node:net";

/** One statement as the server under test sent it; parameters in PostgreSQL's text form. */
export type Sent = { text: string; values: (string | null)[] };

export type Recorder = { url: string; record: (work: () => Promise<void>) => Promise<Sent[]>; close: () => void };

/** Stands between a server and PostgreSQL, passes everything on, and writes down every statement while recording. */
export async function recordStatements(databaseUrl: string): Promise<Recorder> {
  const target = new URL(databaseUrl);
  let log: Sent[] | undefined;
  const sockets = new Set<Socket>();
  const proxy: Server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    const reader = new FrontendReader((sent) => log?.push(sent));
    client.on("data", (chunk) => reader.read(chunk));
    client.pipe(upstream).pipe(client);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const address = proxy.address();
  const url = new URL(databaseUrl);
  url.hostname = "127.0.0.1";
  url.port = String(typeof address === "object" ? address?.port : 0);
  return {
    url: url.toString(),
    async record(work) {
      const own: Sent[] = [];
      log = own;
      await work();
      log = undefined;
      return own;
    },
    close() {
      for (const socket of sockets) socket.destroy();
      proxy.close();
    },
  };
}

/** Reads what a client says in PostgreSQL's protocol: the texts it prepares and the values it binds. */
export class FrontendReader {
  #rest = Buffer.alloc(0);
  #isStarted = false;
  readonly #prepared = new Map<string, string>();

  constructor(readonly onSent: (sent: Sent) => void) {}

  read(chunk: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    if (!this.#isStarted) {
      if (this.#rest.length < 4 || this.#rest.length < this.#rest.readInt32BE(0)) return;
      // The start-up message is the only one without a type.
      this.#rest = this.#rest.subarray(this.#rest.readInt32BE(0));
      this.#isStarted = true;
    }
    while (this.#rest.length >= 5 && this.#rest.length >= 1 + this.#rest.readInt32BE(1)) {
      const end = 1 + this.#rest.readInt32BE(1);
      this.#message(String.fromCharCode(this.#rest[0] ?? 0), this.#rest.subarray(5, end));
      this.#rest = this.#rest.subarray(end);
    }
  }

  #message(type: string, body: Buffer): void {
    if (type === "Q") this.onSent({ text: textAt(body, 0).value, values: [] });
    if (type === "P") {
      const name = textAt(body, 0);
      this.#prepared.set(name.value, textAt(body, name.end).value);
    }
    if (type === "B") {
      const portal = textAt(body, 0);
      const statement = textAt(body, portal.end);
      this.onSent({ text: this.#prepared.get(statement.value) ?? "", values: valuesAt(body, statement.end) });
    }
  }
}

function textAt(body: Buffer, start: number): { value: string; end: number } {
  const end = body.indexOf(0, start);
  return { value: body.toString("utf8", start, end), end: end + 1 };
}

function valuesAt(body: Buffer, start: number): (string | null)[] {
  let at = start + 2 + body.readInt16BE(start) * 2;
  const count = body.readInt16BE(at);
  at += 2;
  return Array.from({ length: count }, () => {
    const length = body.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return body.toString("utf8", at - length, at);
  });
}
