import { Problem } from "./problem";
import type { Route } from "./route";

/** The query as an object: repeated or comma-separated values become lists where the route takes lists. */
export function readQuery(search: string, route: Route): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  if (search === "") return values;
  const parameters = new URLSearchParams(search);
  for (const name of new Set(parameters.keys())) {
    const all = parameters.getAll(name);
    if (route.queryLists.has(name)) {
      values[name] = all.flatMap((value) => value.split(",")).filter((value) => value !== "");
    } else if (all.length > 1) {
      const message = "Give this once.";
      throw new Problem("invalid", message, {}, [{ path: name, message }]);
    } else {
      values[name] = all[0];
    }
  }
  return values;
}
