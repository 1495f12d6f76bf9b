import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import postgres from "postgres";
import type { Replay } from "./raw";

// The least that any server in Node could do: the same statements, one after the other, rows out as JSON.
const [file = "", databaseUrl = ""] = process.argv.slice(2);
const replays: Replay[] = JSON.parse(readFileSync(file, "utf8"));
// Times stay text, as on our side: making dates of them would only slow the limit down.
const asText = { to: 25, from: [1082, 1114, 1184], serialize: String, parse: (value: string) => value };
const client = postgres(databaseUrl, { max: 10, onnotice: () => undefined, types: { asText } });

const server = createServer((_, res) => {
  void answer().then(
    (body) => {
      res.writeHead(200, { "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body) });
      res.end(body);
    },
    (error: unknown) => {
      res.writeHead(500);
      res.end(String(error));
    },
  );
});

let asked = 0;

/** The rows are made into JSON as any server has to; a recorded body then goes out instead, so that the bytes are ours. */
async function answer(): Promise<string> {
  const { statements, body } = replays[asked++ % replays.length] ?? { statements: [], body: null };
  let data: object = [];
  for (const { text, values } of statements) {
    const rows = await client.unsafe(text, values, { prepare: true });
    if (rows.length > 1) data = rows;
  }
  const text = JSON.stringify({ data });
  return body ?? text;
}

server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  process.stdout.write(`${typeof address === "object" ? address?.port : 0}\n`);
});
process.on("SIGTERM", () => process.exit(0));
