import type { TicketSort } from "@desk/contracts/words";
import type { SortKey } from "../list-state";

const keysMax = 4;

const turned = ({ by, order }: SortKey): SortKey => ({ by, order: order === "desc" ? "asc" : "desc" });

/** A press on a head sorts by it alone, a second press turns it round; with Shift it joins the keys there are. */
export function pressHead(keys: readonly SortKey[], by: TicketSort, isAdded: boolean): SortKey[] {
  const own = keys.find((key) => key.by === by);
  if (!isAdded) return [own && keys[0] === own ? turned(own) : { by, order: "desc" }];
  if (own) return keys.map((key) => (key === own ? turned(own) : key));
  return [...keys.slice(0, keysMax - 1), { by, order: "desc" }];
}
