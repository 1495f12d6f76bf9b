import { invalid } from "../error";
import type { Order, OrderKey } from "./order";

const badCursor = () => invalid("cursor", "This cursor is not one of ours. Start again without it.");
const uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;
const momentText = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?\+00$/u;

/** A cursor is the sort values and the id of a row, and the name of the sort they belong to. */
export const writeCursor = (order: Order, values: readonly string[]): string =>
  Buffer.from(JSON.stringify([order.tag, ...values])).toString("base64url");

/** Reads a cursor back; anything a client could have made up is `invalid`, never a failing statement. */
export function readCursor(order: Order, cursor: string): string[] {
  const parsed = parse(cursor);
  if (!Array.isArray(parsed) || parsed.length !== order.keys.length + 2) throw badCursor();
  const [tag, ...values] = parsed;
  if (tag !== order.tag || !values.every((value) => typeof value === "string")) throw badCursor();
  const isSound = values.every((value, index) => {
    const key = order.keys[index];
    return key === undefined ? uuid.test(value) : isValueOf(key, value);
  });
  if (!isSound) throw badCursor();
  return values;
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    throw badCursor();
  }
}

function isValueOf({ cast, values, absent }: OrderKey, value: string): boolean {
  if (values !== undefined) return values.includes(value);
  if (cast === "int8") return /^\d{1,15}$/u.test(value);
  return value === absent?.value || isMoment(value);
}

function isMoment(value: string): boolean {
  if (!momentText.test(value)) return false;
  const wanted = value.slice(0, 19).replace(" ", "T");
  const time = new Date(`${wanted}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(wanted);
}
