import type { SortKey } from "@desk/contracts/view";
import { type TicketSort, ticketSorts } from "@desk/contracts/words";
import { invalid } from "../error";

const isSort = (name: string | undefined): name is TicketSort => ticketSorts.some((sort) => sort === name);

/** The keys of a request: `priority`, with the direction beside it, or `priority.desc,updated.asc`. */
export function readSort(sort: string | undefined, order: "asc" | "desc" | undefined, usual: SortKey[]): SortKey[] {
  const given = sort === undefined ? turned(usual, order) : sort.split(",").map((key) => readKey(key, order));
  if (new Set(given.map(({ by }) => by)).size < given.length) throw invalid("sort", "Name each thing once.");
  return given;
}

/** A direction alone turns the list's own order, where that is of one key. */
const turned = (usual: SortKey[], order: "asc" | "desc" | undefined): SortKey[] =>
  order === undefined ? usual : usual.map(({ by }) => ({ by, order }));

function readKey(key: string, usual: "asc" | "desc" | undefined): SortKey {
  const [by, order] = key.split(".");
  if (!isSort(by)) throw invalid("sort", `Use one of ${ticketSorts.join(", ")}.`);
  return { by, order: order === "asc" || order === "desc" ? order : (usual ?? "desc") };
}
