import { Problem } from "./problem";
import type { Method, Route } from "./route";

/** Routes by shape of path: `/tickets/*` and the like, then by method. */
export type RouteTable = ReadonlyMap<string, ReadonlyMap<string, Route>>;
export type Found = { route: Route; id: string };

export function tableOf(routes: readonly Route[]): RouteTable {
  const table = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const shape = route.path.replace("{id}", "*");
    const methods = table.get(shape) ?? new Map<string, Route>();
    if (methods.has(route.method)) throw new Error(`Two routes for ${route.method} ${route.path}.`);
    table.set(shape, methods.set(route.method, route));
  }
  return table;
}

/** The route of a path, or the problem that says what is offered instead. */
export function findRoute(table: RouteTable, method: string, path: string): Found {
  const [, noun = "", id, rest, ...more] = path.split("/");
  const shape = id === undefined ? `/${noun}` : rest === undefined ? `/${noun}/*` : `/${noun}/*/${rest}`;
  const methods = more.length > 0 || id === "" ? undefined : table.get(shape);
  if (methods === undefined)
    throw new Problem("not_found", "There is nothing at this path. See /docs/api for what is.");
  const route = methods.get(method === "HEAD" ? "GET" : method);
  if (route !== undefined) return { route, id: decodeId(id ?? "") };
  const allowed = allowedMethods(methods);
  throw new Problem("method_not_allowed", `Use ${allowed}.`, { Allow: allowed });
}

export function methodsAt(table: RouteTable, path: string): string | null {
  const [, noun = "", id, rest] = path.split("/");
  const methods = table.get(id === undefined ? `/${noun}` : rest === undefined ? `/${noun}/*` : `/${noun}/*/${rest}`);
  return methods === undefined ? null : allowedMethods(methods);
}

const allowedMethods = (methods: ReadonlyMap<string, Route>): string =>
  [...methods.keys()]
    .flatMap((method) => (method === ("GET" satisfies Method) ? ["GET", "HEAD"] : [method]))
    .join(", ");

function decodeId(raw: string): string {
  try {
    return decodeURIComponent(raw);
  } catch {
    throw new Problem("not_found", "There is nothing at this path.");
  }
}
