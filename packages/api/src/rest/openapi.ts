import { z } from "zod";
import { problems } from "./problem";
import { groupOf, type Route, type RouteGroup, routeGroups } from "./route";
import * as shapes from "./shapes";
import { NewMessage, NewTicket, TicketPatch } from "./ticket-input";

type Json = Record<string, unknown>;

/** Schemas with a name of their own in the document; all others stand where they are used. */
const answers: Json = { ...shapes };
const requests: Json = { NewTicket, NewMessage, TicketPatch };

/** OpenAPI 3.1, made from the route list and the very schemas that parse requests. */
export function openApiDocument(routes: readonly Route[]): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Halen Desk",
      version: "1.0.0",
      summary: "Tickets, messages and customers of one workspace.",
      description:
        "Send a key as `Authorization: Bearer …`; session cookies are not taken here. Times are ISO 8601 in UTC, ids are UUIDs. Fields may be added within a version; they are never renamed or removed.",
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ key: [] }],
    tags: routeGroups.map((name) => ({ name })),
    paths: pathsOf(routes),
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key with the scope each operation names." },
      },
      schemas: { ...namedSchemas(answers, "output"), ...namedSchemas(requests, "input"), Problem: problemSchema },
      parameters: { IdempotencyKey: idempotencyKey, IfMatch: ifMatch, IfNoneMatch: ifNoneMatch },
      responses: Object.fromEntries(
        Object.entries(problems).map(([code, { title, remedy }]) => [
          code,
          { description: `${title}. ${remedy}`, content: { "application/problem+json": { schema: refTo("Problem") } } },
        ]),
      ),
    },
  };
}

function pathsOf(routes: readonly Route[]): Json {
  const paths: Record<string, Json> = {
    "/openapi.json": {
      get: {
        operationId: "getOpenApi",
        summary: "Read this document",
        security: [],
        responses: {
          "200": { description: "OpenAPI 3.1", content: { "application/json": { schema: { type: "object" } } } },
        },
      },
    },
  };
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return paths;
}

function operationOf(route: Route): Json {
  return {
    operationId: operationIdOf(route),
    tags: [groupOf(route)],
    summary: route.summary,
    ...(route.description === "" ? {} : { description: route.description }),
    security: [{ key: [route.scope] }],
    "x-scope": route.scope,
    parameters: parametersOf(route),
    ...(route.body === null
      ? {}
      : {
          requestBody: {
            required: true,
            content: { "application/json": { schema: schemaOf(route.body, "input"), example: route.example } },
          },
        }),
    responses: responsesOf(route),
  };
}

const operationIdOf = ({ summary }: Route): string =>
  summary
    .replace(/\b(a|an|the|of|or)\b/giu, " ")
    .trim()
    .split(/\s+/u)
    .map((word, index) => (index === 0 ? word.toLowerCase() : word[0]?.toUpperCase() + word.slice(1).toLowerCase()))
    .join("");

function parametersOf(route: Route): Json[] {
  const query = z.toJSONSchema(route.query, { io: "input", unrepresentable: "any" });
  const required = new Set(query.required ?? []);
  const parameters: Json[] = Object.entries(query.properties ?? {}).map(([name, schema]) => {
    const { description, ...rest } = typeof schema === "object" ? schema : {};
    return {
      name,
      in: "query",
      required: required.has(name),
      ...(description === undefined ? {} : { description }),
      ...(route.queryLists.has(name) ? { style: "form", explode: false } : {}),
      schema: rest,
    };
  });
  if (route.path.includes("{id}")) parameters.unshift(idParameter(route));
  if (route.method === "POST") parameters.push({ $ref: "#/components/parameters/IdempotencyKey" });
  if (route.method === "PATCH") parameters.push({ $ref: "#/components/parameters/IfMatch" });
  if (route.method === "GET") parameters.push({ $ref: "#/components/parameters/IfNoneMatch" });
  return parameters;
}

const idWords: Record<RouteGroup, string> = {
  Tickets: "The ticket's id, or its number.",
  Customers: "The customer's id.",
  "Bulk changes and jobs": "The job's id.",
};

const idParameter = ({ path }: Route): Json => ({
  name: "id",
  in: "path",
  required: true,
  description: idWords[groupOf({ path })],
  schema: { type: "string" },
});

function responsesOf(route: Route): Json {
  const headers: Json = {
    "X-Request-Id": { schema: { type: "string" }, description: "Names this request in our logs." },
    RateLimit: { schema: { type: "string" }, description: 'What is left, such as "default";r=59990;t=30.' },
    "RateLimit-Policy": { schema: { type: "string" }, description: 'The allowance, such as "default";q=60000;w=60.' },
    ...(route.status === 204 ? {} : { ETag: { schema: { type: "string" } } }),
    ...(route.locationOf === null ? {} : { Location: { schema: { type: "string" } } }),
  };
  const content =
    route.status === 204 ? {} : { content: { "application/json": { schema: schemaOf(route.output, "output") } } };
  return {
    [route.status]: { description: "Done", headers, ...content },
    ...(route.method === "GET" ? { "304": { description: "Nothing changed since the ETag in If-None-Match" } } : {}),
    ...Object.fromEntries(
      codesOf(route).map((code) => [problems[code].status, { $ref: `#/components/responses/${code}` }]),
    ),
  };
}

/** Problems a route can answer with, beside the ones of the transport. */
export function codesOf(route: Route): (keyof typeof problems)[] {
  return [
    "invalid",
    "unauthenticated",
    "forbidden",
    ...(route.path.includes("{id}") || route.method !== "GET" ? (["not_found"] as const) : []),
    ...(route.method === "GET" ? [] : (["conflict"] as const)),
    ...(route.method === "PATCH" ? (["precondition_failed"] as const) : []),
    ...(route.body === null ? [] : (["payload_too_large", "unsupported_media_type"] as const)),
    ...(route.method === "POST" ? (["idempotency_mismatch"] as const) : []),
    "limit_exceeded",
    "unexpected",
    "unavailable",
  ];
}

const refTo = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const named = Object.entries(io === "input" ? requests : answers).find(([, one]) => one === schema)?.[0];
  return named === undefined ? z.toJSONSchema(schema, { io, unrepresentable: "any" }) : refTo(named);
}

function namedSchemas(named: Json, io: "input" | "output"): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(named)) if (schema instanceof z.ZodType) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    io,
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(Object.entries(schemas).map(([id, { $id, $schema, ...schema }]) => [id, schema]));
}

const problemSchema: Json = {
  type: "object",
  description: "RFC 9457. `detail` is written for people, `code` for programs, `errors` name what to correct.",
  required: ["type", "title", "status", "detail", "code", "requestId", "errors"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    instance: { type: "string" },
    code: { type: "string", enum: Object.keys(problems) },
    requestId: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["path", "code", "message"],
        properties: { path: { type: "string" }, code: { type: "string" }, message: { type: "string" } },
      },
    },
    details: { type: "object", description: "Data of this problem, such as both values of a conflict." },
  },
};

const idempotencyKey: Json = {
  name: "Idempotency-Key",
  in: "header",
  required: false,
  description: "The same key within 24 hours gets the same answer, and nothing happens twice.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
};
const ifMatch: Json = {
  name: "If-Match",
  in: "header",
  required: false,
  description: "The ETag you read. When the resource changed since, the answer is 412 and nothing is written.",
  schema: { type: "string" },
};
const ifNoneMatch: Json = {
  name: "If-None-Match",
  in: "header",
  required: false,
  description: "The ETag you have. When it still fits, the answer is 304 without a body.",
  schema: { type: "string" },
};
