import type { Outputs } from "@/trpc/client";
import { scopeWords } from "./places";

export type Macro = Outputs["macro"]["list"]["data"][number];
export type Shelf = { id: string; title: string; macros: Macro[] };

/** Macros for the same people together, in the order of the list. */
export function shelvesOf(macros: readonly Macro[]): Shelf[] {
  const shelves = new Map<string, Shelf>();
  for (const macro of macros) {
    const id = macro.team?.id ?? macro.scope;
    const title = macro.team ? `For ${macro.team.name}` : scopeWords[macro.scope];
    const shelf = shelves.get(id) ?? { id, title, macros: [] };
    shelf.macros.push(macro);
    shelves.set(id, shelf);
  }
  return [...shelves.values()];
}

/** Behind which macro one stands after it was moved to a place; null for the first. */
export function afterWhich(macros: readonly Macro[], moved: string, place: number): string | null {
  const others = macros.filter(({ id }) => id !== moved);
  return others[place - 1]?.id ?? null;
}
