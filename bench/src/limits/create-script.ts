import type { Sent } from "./wire";

/** A statement with the types PostgreSQL gives its parameters. */
export type Typed = Sent & { types: string[] };

/**
 * Two recordings of the same request tell what is new each time: an id, the ticket's number, a hash, a time. In the
 * script those become expressions of a counter; everything else stays as it was sent.
 */
export function createScript([one, other]: readonly [Typed[], Typed[]]): string {
  if (one.length !== other.length || one.some(({ text }, index) => text !== other[index]?.text)) {
    throw new Error("Two creates sent different statements; there is nothing to repeat.");
  }
  const fresh = new Map<string, string>();
  const lines = ["\\set n :n + 1"];
  for (const [index, { text, values, types }] of one.entries()) {
    const literals = values.map((value, at) => {
      const literal = literalOf(value, other[index]?.values[at] ?? null, fresh);
      return types[at] === undefined ? literal : `${literal}::${types[at]}`;
    });
    lines.push(`${inlined(text, literals)};`);
  }
  return `${lines.join("\n")}\n`;
}

const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;
const moment = /^\d{4}-\d{2}-\d{2}T/u;

function literalOf(value: string | null, again: string | null, fresh: Map<string, string>): string {
  if (value === null) return "null";
  if (value === again) return quoted(value);
  const known = fresh.get(value);
  if (known !== undefined) return known;
  const made = freshLiteral(value, fresh.size);
  fresh.set(value, made);
  return made;
}

/** Rising with the counter within a client, as time-ordered ids and numbers do. */
function freshLiteral(value: string, kind: number): string {
  const counter = "lpad(to_hex(:client_id * 16777216 + :n), 12, '0')";
  if (uuid.test(value)) {
    const prefix = `0199${kind.toString(16).padStart(4, "0")}-0000-7000-8000-`;
    return `('${prefix}' || ${counter})`;
  }
  if (moment.test(value)) return "now()";
  if (/^\d+$/u.test(value)) return "(1000000000 + :client_id * 16777216 + :n)";
  if (value.startsWith("{") || value.startsWith("[")) return quoted(value);
  return `('${String(kind)}-' || ${counter})`;
}

/** A colon would be taken for a variable, even inside a literal. */
export const quoted = (value: string): string =>
  `E'${value.replaceAll("\\", "\\\\").replaceAll("'", "''").replaceAll(":", "\\x3A")}'`;

/** pgbench reads a statement up to its semicolon, line by line. */
export function inlined(text: string, literals: string[]): string {
  const oneLine = text
    .replace(/--[^\n]*/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  return oneLine.replace(/\$(\d+)/gu, (_, number: string) => literals[Number(number) - 1] ?? "null");
}
