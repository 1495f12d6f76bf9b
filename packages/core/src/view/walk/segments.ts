import type { StatusCategory } from "@desk/contracts/words";
import { categoryOfRank, type Order, type OrderKey } from "../order";

/**
 * A stretch of a list in which the leading keys keep one value, so that an index which knows nothing of them
 * delivers its rows in order all the same. A list is its stretches one after the other.
 */
export type Segment = {
  /** The values that are the same in all of its rows, by the place of their key. */
  fixed: readonly { at: number; value: string }[];
  /** The place of the first key that varies; past the last one only ids do. */
  lead: number;
  /** Rows without a value for the leading key are a stretch of their own. */
  isPresent: boolean;
};

export const wholeList: Segment = { fixed: [], lead: 0, isPresent: false };

/**
 * The keys as their indexes have them. Where every row has a value, the column stands for itself; the indexes on
 * waiting hold the value that stands for none in any case.
 */
export const sortColumns = ({ keys }: Order, { lead, isPresent }: Segment): string[] =>
  keys.map(({ sql, by, absent }, at) =>
    isPresent && at === lead && by !== "waiting" && absent !== undefined ? absent.column : sql,
  );

const segmentsOf = (order: Order): Segment[] => from(order.keys, 0);

function from(keys: readonly OrderKey[], at: number): Segment[] {
  const [key, next] = [keys[at], keys[at + 1]];
  const here: Segment = { ...wholeList, lead: at };
  if (key === undefined || isQueue(keys, at)) return [here];
  const fixedTo = (value: string): Segment[] =>
    from(keys, at + 1).map((segment) => ({ ...segment, fixed: [{ at, value }, ...segment.fixed] }));
  if (key.values !== undefined)
    return (key.isAscending ? key.values : key.values.toReversed()).flatMap((value) => fixedTo(value));
  // An index on waiting holds the absent ones as well, each after the other by id.
  if (key.absent === undefined || (key.by === "waiting" && next === undefined)) return [here];
  const present = { ...here, isPresent: true };
  const absent = fixedTo(key.absent.value);
  return (key.absent.value === "infinity") === key.isAscending ? [present, ...absent] : [...absent, present];
}

/** Urgency and then waiting: what the indexes of the queues are sorted by. */
export function isQueue(keys: readonly OrderKey[], at: number): boolean {
  const [key, next] = [keys[at], keys[at + 1]];
  const isPair = key?.by === "priority" && next?.by === "waiting" && keys.length === at + 2;
  return isPair && key.isAscending === next.isAscending;
}

/** The stretches from the cursor on; the first one goes on after it, the others begin. */
export function segmentsFrom(order: Order, after: readonly string[] | null): { segment: Segment; isBegun: boolean }[] {
  const all = segmentsOf(order);
  const begun = after === null ? -1 : all.findIndex((segment) => holds(order, segment, after));
  return all.slice(Math.max(0, begun)).map((segment, index) => ({ segment, isBegun: begun !== -1 && index === 0 }));
}

function holds({ keys }: Order, { fixed, lead, isPresent }: Segment, values: readonly string[]): boolean {
  const isSame = fixed.every(({ at, value }) => values[at] === value);
  return isSame && !(isPresent && values[lead] === keys[lead]?.absent?.value);
}

/** Rows with a value for the leading key, as the indexes on that key have them. */
export function presentCondition({ keys }: Order, { lead, isPresent }: Segment): string[] {
  const key = keys[lead];
  if (!isPresent || key?.absent === undefined) return [];
  if (key.by !== "waiting") return [`${key.absent.column} is not null`];
  return [`${key.sql} ${key.absent.value === "infinity" ? "<" : ">"} '${key.absent.value}'::${key.cast}`];
}

/** What the fixed values of a stretch mean for a row. No index need know it, so it is asked of each row looked at. */
export const fixedConditions = ({ keys }: Order, { fixed }: Segment): string[] =>
  fixed.flatMap(({ at, value }) => {
    const key = keys[at];
    if (key === undefined) return [];
    if (key.absent !== undefined) return [`${key.absent.column} is null`];
    return key.by === "status" ? [`t.category = '${categoryOfRank(value)}'`] : [`${key.sql} = ${Number(value)}`];
  });

export function fixedCategory({ keys }: Order, { fixed }: Segment): StatusCategory | null {
  const found = fixed.find(({ at }) => keys[at]?.by === "status");
  return found === undefined ? null : categoryOfRank(found.value);
}

export const fixedRung = ({ keys }: Order, { fixed }: Segment): string | null =>
  fixed.find(({ at }) => keys[at]?.by === "priority")?.value ?? null;
