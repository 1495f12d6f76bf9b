import { expect, test } from "vitest";
import { createScript, type Typed } from "./create-script";
import { FrontendReader, type Sent } from "./wire";

const sent = (id: string, number: string): Typed[] => [
  { text: "begin", values: [], types: [] },
  {
    text: 'insert into "tickets" ("id", "number", "note")\n values ($1, $2, $3)',
    values: [id, number, null],
    types: ["uuid", "bigint", "text"],
  },
  { text: "select $1", values: [id], types: ["text"] },
];

test("what differs between two recordings is new in every transaction, and the same within it", () => {
  const script = createScript([
    sent("0199aaaa-0000-7000-8000-000000000001", "11"),
    sent("0199aaaa-0000-7000-8000-000000000002", "12"),
  ]);
  const id = "('01990000-0000-7000-8000-' || lpad(to_hex(:client_id * 16777216 + :n), 12, '0'))";
  const number = "(1000000000 + :client_id * 16777216 + :n)";
  expect(script.trim().split("\n")).toEqual([
    "\\set n :n + 1",
    "begin;",
    `insert into "tickets" ("id", "number", "note") values (${id}::uuid, ${number}::bigint, null::text);`,
    `select ${id}::text;`,
  ]);
});

test("colons and quotes inside values reach PostgreSQL as they are, not as variables of the script", () => {
  const same: Typed[] = [{ text: "select $1", values: [`{"a":"it's"}`], types: ["jsonb"] }];
  expect(createScript([same, same])).toContain(String.raw`E'{"a"\x3A"it''s"}'::jsonb`);
});

test("the reader finds texts and values in PostgreSQL's protocol, cut anywhere", () => {
  const text = (value: string) => Buffer.from(`${value}\0`);
  const int16 = (value: number) => Buffer.from([value >> 8, value & 255]);
  const message = (type: string, ...parts: Buffer[]) => {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(4);
    head.writeInt32BE(body.length + 4);
    return Buffer.concat([Buffer.from(type), head, body]);
  };
  const value = (bytes: string | null) => {
    const length = Buffer.alloc(4);
    length.writeInt32BE(bytes === null ? -1 : bytes.length);
    return Buffer.concat([length, Buffer.from(bytes ?? "")]);
  };
  const bytes = Buffer.concat([
    Buffer.from([0, 0, 0, 8, 0, 3, 0, 0]),
    message("P", text("s1"), text("select $1, $2"), int16(0)),
    message("B", text(""), text("s1"), int16(0), int16(2), value("one"), value(null), int16(0)),
    message("Q", text("commit")),
  ]);
  const seen: Sent[] = [];
  const reader = new FrontendReader((one) => seen.push(one));
  for (const byte of bytes) reader.read(Buffer.from([byte]));
  expect(seen).toEqual([
    { text: "select $1, $2", values: ["one", null] },
    { text: "commit", values: [] },
  ]);
});
