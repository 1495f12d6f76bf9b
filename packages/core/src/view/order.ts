import type { TicketSort } from "@desk/contracts/words";
import { invalid } from "../error";

/** Tickets in which nobody waits come last. */
export const longestWaiting = "coalesce(t.waiting_since, 'infinity'::timestamptz)";

type Key = { sql: string; cast: "timestamptz" | "smallint" };
const moment = (sql: string): Key => ({ sql, cast: "timestamptz" });

/** What each sort orders by. Descending means the newest, the most urgent, the longest waiting first. */
const keysOf = {
  updated: [moment("t.updated_at")],
  created: [moment("t.created_at")],
  priority: [{ sql: "t.priority_order", cast: "smallint" }, moment(longestWaiting)],
  waiting: [moment(longestWaiting)],
} as const satisfies Record<TicketSort, readonly Key[]>;

export type Order = {
  sort: TicketSort;
  keys: readonly Key[];
  /** Direction of the index walk, with the direction of paging in it. */
  isAscending: boolean;
  /** Paging back: rows come in reverse and are turned round before they are shown. */
  isBackward: boolean;
  tag: string;
};

export function orderOf(sort: TicketSort, order: "asc" | "desc", direction: "forward" | "backward"): Order {
  const isTimeOfRow = sort === "updated" || sort === "created";
  const isAscending = isTimeOfRow === (order === "asc");
  const isBackward = direction === "backward";
  return { sort, keys: keysOf[sort], isAscending: isAscending !== isBackward, isBackward, tag: `${sort}.${order}` };
}

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
    if (key === undefined) return uuid.test(value);
    return key.cast === "smallint" ? /^[1-4]$/u.test(value) : isMoment(value);
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

function isMoment(value: string): boolean {
  if (value === "infinity") return true;
  if (!momentText.test(value)) return false;
  const wanted = value.slice(0, 19).replace(" ", "T");
  const time = new Date(`${wanted}Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(wanted);
}
