import type { ApiScope } from "@desk/contracts/words";
import type { Ctx } from "@desk/core/context";
import { z } from "zod";

export type Method = "GET" | "POST" | "PATCH" | "DELETE";

/** What `run` gets: the parts of the request, each parsed by its schema. */
export type RouteInput<Query, Body> = {
  /** The path's `{id}`, as sent. */
  id: string;
  query: Query;
  body: Body;
  /** From If-Match: the version the writer saw. */
  version: number | undefined;
};

type Definition<Q extends z.ZodType, B extends z.ZodType, O extends z.ZodType> = {
  method: Method;
  /** Below /api/v1, with `{id}` for the one variable part. */
  path: string;
  summary: string;
  description?: string;
  scope: ApiScope;
  query?: Q;
  body?: B;
  /** A body people can start from. */
  example?: z.input<B>;
  output: O;
  /** 200 unless said; 204 sends no body. */
  status?: 200 | 201 | 204;
  /** The version in the answer's ETag. */
  versionOf?: (output: z.input<O>, query: z.output<Q>) => string;
  locationOf?: (output: z.input<O>) => string;
  run: (ctx: Ctx, input: RouteInput<z.output<Q>, z.output<B>>) => Promise<z.input<O>>;
};

export type Route = {
  method: Method;
  path: string;
  summary: string;
  description: string;
  scope: ApiScope;
  query: z.ZodType;
  /** Names of query parameters that take several values, separated by commas or repeated. */
  queryLists: ReadonlySet<string>;
  body: z.ZodType | null;
  example: unknown;
  output: z.ZodType;
  status: 200 | 201 | 204;
  versionOf: ((output: unknown, query: unknown) => string) | null;
  locationOf: ((output: unknown) => string) | null;
  run: (ctx: Ctx, input: RouteInput<unknown, unknown>) => Promise<unknown>;
};

const nothing = z.strictObject({});

/** One entry of the public API. Types are checked here; the list behind it holds all routes in one plain shape. */
export function route<O extends z.ZodType, Q extends z.ZodType = typeof nothing, B extends z.ZodType = z.ZodUndefined>(
  definition: Definition<Q, B, O>,
): Route {
  const query: z.ZodType = definition.query ?? nothing;
  return erased({
    ...definition,
    description: definition.description ?? "",
    query,
    queryLists: listsOf(query),
    body: definition.body ?? null,
    example: definition.example ?? null,
    status: definition.status ?? 200,
    versionOf: definition.versionOf ?? null,
    locationOf: definition.locationOf ?? null,
  });
}

/** Safe because the handler calls `run` with exactly what the route's own schemas returned. */
const erased = (checked: unknown): Route => checked as Route;

function listsOf(query: z.ZodType): ReadonlySet<string> {
  if (!(query instanceof z.ZodObject)) return new Set();
  return new Set(Object.keys(query.shape).filter((name) => isList(query.shape[name])));
}

function isList(schema: unknown): boolean {
  return schema instanceof z.ZodOptional ? isList(schema.unwrap()) : schema instanceof z.ZodArray;
}

/** Where a route stands in the reference. */
export const routeGroups = ["Tickets", "Customers", "Bulk changes and jobs"] as const;
export type RouteGroup = (typeof routeGroups)[number];

export function groupOf({ path }: Pick<Route, "path">): RouteGroup {
  if (path.startsWith("/tickets") || path.startsWith("/views")) return "Tickets";
  return path.startsWith("/customers") ? "Customers" : "Bulk changes and jobs";
}
