import { handleRest, methodsAt, openApiDocument, Problem, type RestHost, routes, routeTable } from "@desk/api/rest";
import type { Db } from "@desk/core/boot";
import { limitExceeded, unauthenticated } from "@desk/core/error";
import { type Limiter, takeToken } from "@desk/core/limit";
import { answer, answerCompressed } from "./answer";
import { announcesTooMuch, BodyTooLarge, readText } from "./body";
import { corsHeaders, preflightHeaders } from "./cors";
import type { Serve, Visit } from "./door";
import { allowanceKey, type Identify } from "./identify";
import type { Gate } from "./overload";
import { busy, tooLarge } from "./refuse";

const bodyMax = 2 * 1_024 * 1_024;
const prefixLength = "/api/v1".length;

type Options = {
  db: Db;
  identify: Identify;
  gate: Gate;
  limits: { caller: Limiter };
  corsOrigins: ReadonlySet<string>;
  onUnexpected: RestHost["onUnexpected"];
};

export function serveRest({ identify, gate, limits, corsOrigins, onUnexpected }: Options): Serve {
  const openApi = JSON.stringify(openApiDocument(routes));
  const policy = `"default";q=${limits.caller.tokensMax};w=${limits.caller.windowMs / 1_000}`;

  const hostOf = (visit: Visit): RestHost => ({
    table: routeTable,
    async identify() {
      const caller = await identify.byKey(visit);
      if (caller === null) throw unauthenticated("Send an API key as Authorization: Bearer …");
      return caller;
    },
    async spendCall(ctx) {
      const { isAllowed, remaining, resetSeconds } = await takeToken(limits.caller, allowanceKey(ctx));
      if (!isAllowed)
        throw limitExceeded("This key has used up its requests. Wait for the seconds in Retry-After.", resetSeconds);
      return { "RateLimit-Policy": policy, RateLimit: `"default";r=${remaining};t=${resetSeconds}` };
    },
    onUnexpected,
  });

  return async (visit) => {
    const { req, res, requestId } = visit;
    const method = req.method ?? "GET";
    const path = visit.path.slice(prefixLength);
    const headers = { ...visit.headers, ...corsHeaders(req.headers.origin, corsOrigins) };
    if (method === "OPTIONS") {
      const allowed = methodsAt(routeTable, path);
      return answer(res, 204, { ...headers, ...preflightHeaders(allowed, req.headers.origin, corsOrigins) }, "");
    }
    if (path === "/openapi.json" && method === "GET") {
      return answer(
        res,
        200,
        { ...headers, "Content-Type": "application/json", "Cache-Control": "public, max-age=300" },
        openApi,
      );
    }
    if (announcesTooMuch(req, bodyMax)) return tooLarge(visit, bodyMax);
    if (!gate.hasRoom()) return busy(visit);

    const entry = gate.enter(() => busy(visit));
    try {
      const request = {
        method,
        path,
        search: visit.search,
        headers: req.headers,
        readBody: () => readText(req, bodyMax).catch(asProblem),
        requestId,
      };
      const response = await handleRest(request, hostOf(visit));
      await answerCompressed(req, res, response.status, { ...headers, ...response.headers }, response.body);
    } finally {
      entry.leave();
    }
  };
}

function asProblem(error: unknown): never {
  if (!(error instanceof BodyTooLarge)) throw error;
  throw new Problem("payload_too_large", `Send at most ${bodyMax.toLocaleString("en")} bytes.`, {
    Connection: "close",
  });
}
