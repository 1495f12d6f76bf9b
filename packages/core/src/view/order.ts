import type { SortKey } from "@desk/contracts/view";
import { activeCategories, statusCategories, type TicketSort } from "@desk/contracts/words";

/** Tickets in which nobody waits come last. */
export const longestWaiting = "coalesce(t.waiting_since, 'infinity'::timestamptz)";
const statusRank = `(case t.category ${statusCategories.map((one, rank) => `when '${one}' then ${rank + 1}`).join(" ")} end)`;

type Cast = "timestamptz" | "smallint" | "int8";
type Spec = {
  sql: string;
  cast: Cast;
  /** Descending stands for the most urgent and the longest waiting, whose values are the lowest. */
  isReversed?: true;
  /** All the values there are: then a list can be read one value after the other. */
  values?: readonly string[];
  /** The value of rows that have none, and the column that is null for them. */
  absent?: { value: string; column: string };
};

const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => String(index + 1));

const specs = {
  updated: { sql: "t.updated_at", cast: "timestamptz" },
  created: { sql: "t.created_at", cast: "timestamptz" },
  priority: { sql: "t.priority_order", cast: "smallint", isReversed: true, values: upTo(4) },
  waiting: {
    sql: longestWaiting,
    cast: "timestamptz",
    isReversed: true,
    absent: { value: "infinity", column: "t.waiting_since" },
  },
  number: { sql: "t.number", cast: "int8" },
  status: { sql: statusRank, cast: "smallint", values: upTo(statusCategories.length) },
  solved: {
    sql: "coalesce(t.solved_at, '-infinity'::timestamptz)",
    cast: "timestamptz",
    absent: { value: "-infinity", column: "t.solved_at" },
  },
  snoozed: {
    sql: "coalesce(t.snoozed_until, 'infinity'::timestamptz)",
    cast: "timestamptz",
    absent: { value: "infinity", column: "t.snoozed_until" },
  },
} as const satisfies Record<TicketSort, Spec>;

export type OrderKey = Spec & { by: TicketSort; isAscending: boolean };

export type Order = {
  keys: readonly OrderKey[];
  /** Direction of the ids of rows that are equal in every key: that of the last key. */
  isAscending: boolean;
  /** Paging back: rows come in reverse and are turned round before they are shown. */
  isBackward: boolean;
  tag: string;
};

/** The category that a value of the key stands for. */
export const categoryOfRank = (value: string) => statusCategories[Number(value) - 1] ?? statusCategories[0];

/** Keys after which hardly two rows are equal; a list without one goes on by its changes. */
const telling: readonly TicketSort[] = ["updated", "created", "waiting", "number", "solved", "snoozed"];

export function orderOf(sort: readonly SortKey[], direction: "forward" | "backward" = "forward"): Order {
  const isBackward = direction === "backward";
  const keys = completed(sort).map(({ by, order }): OrderKey => {
    const spec: Spec = specs[by];
    const isAscending = (spec.isReversed === true) === (order === "desc");
    return { ...spec, by, isAscending: isAscending !== isBackward };
  });
  const tag = sort.map(({ by, order }) => `${by}.${order}`).join(",");
  return { keys, isAscending: keys.at(-1)?.isAscending ?? false, isBackward, tag };
}

/** Of equal urgency who waits longest comes first; of equal status what was changed last. Numbers are unique. */
function completed(sort: readonly SortKey[]): SortKey[] {
  const ended = sort.findIndex(({ by }) => by === "number");
  const keys = ended === -1 ? [...sort] : sort.slice(0, ended + 1);
  const last = keys.at(-1);
  if (last === undefined) return [{ by: "updated", order: "desc" }];
  if (keys.some(({ by }) => telling.includes(by))) return keys;
  return [...keys, last.by === "priority" ? { by: "waiting", order: last.order } : { by: "updated", order: "desc" }];
}

/** The sort values of a row, as columns. */
export const orderColumns = ({ keys }: Order): string => keys.map(({ sql }, index) => `${sql} as k${index}`).join(", ");

/** The order of the indexes on one key, or on urgency and waiting together. */
export const namesOf = ({ keys }: Order): string => keys.map(({ by }) => by).join(",");
export const isOneWay = ({ keys, isAscending }: Order): boolean => keys.every((key) => key.isAscending === isAscending);

/** Where active tickets stand in the queues. */
export const isActive = (category: string): boolean => activeCategories.some((one) => one === category);
