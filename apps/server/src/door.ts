import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { clientAddress } from "@desk/core/limit";
import { answerProblem } from "./answer";
import { rewriteForwarding } from "./forwarding";
import type { Metrics } from "./metrics";
import { isForeignMutation, ownOrigins } from "./origin";
import type { Pages } from "./pages";
import { nextRequestId } from "./request-id";
import { apiPolicy, pagePolicy, securityHeaders } from "./security-headers";

/** What the door found out about a request before it handed it on. */
export type Visit = {
  req: IncomingMessage;
  res: ServerResponse;
  /** Without the query. */
  path: string;
  /** Without the question mark. */
  search: string;
  requestId: string;
  address: string | null;
  /** Sent with every answer of our own. */
  headers: Readonly<Record<string, string>>;
};
export type Serve = (visit: Visit) => void | Promise<void>;

export type DoorOptions = {
  publicUrl: URL;
  trustedProxies: readonly string[];
  routes: {
    trpc: Serve;
    rest: Serve;
    docs: Serve;
    files: Serve;
    mail: Serve;
    health: Serve;
    ready: Serve;
    securityText: Serve;
  };
  pages: Pages | null;
  metrics: Metrics;
  /** While true, each answer asks its connection to end, so that none is in use when the process does. */
  isStopping: () => boolean;
  onUnexpected: (error: unknown, where: string, requestId: string) => void;
  /** Told of every answer, when requests are to be logged. */
  onAnswered?: (answered: Answered) => void;
};
/** What may be logged of a request: the kind of path, never the path, which may name a person or a search. */
export type Answered = { kind: string; method: string; status: number; ms: number; requestId: string };

/** The front door: everything from outside passes here, and nothing from outside is believed. */
export function createDoor(options: DoorOptions): Server {
  const own = ownOrigins(options.publicUrl);
  const shared = securityHeaders(options.publicUrl);
  const apiHeaders = { ...shared, "Content-Security-Policy": apiPolicy, "Cache-Control": "private, no-store" };
  const pageHeaders = Object.entries({ ...shared, "Content-Security-Policy": pagePolicy });

  const server = createServer(
    {
      headersTimeout: 10_000,
      requestTimeout: 120_000,
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 16_384,
    },
    (req, res) => {
      const requestId = nextRequestId();
      if (options.isStopping()) res.shouldKeepAlive = false;
      const target = req.url ?? "";
      const method = req.method ?? "GET";
      // A proxy would be asked for `http://host/path`; this door is none. `//host` would make pages redirect there.
      if (target[0] !== "/" || target[1] === "/" || target[1] === "\\") {
        res.setHeader("Connection", "close");
        return refuse(res, 400, "Ask for a path on this host.", requestId);
      }
      if (isForeignMutation(method, req.headers, own)) {
        return refuse(
          res,
          403,
          `This request did not come from a page of this desk. Open it at ${options.publicUrl.origin}.`,
          requestId,
        );
      }
      const question = target.indexOf("?");
      const path = question === -1 ? target : target.slice(0, question);
      const search = question === -1 ? "" : target.slice(question + 1);
      const xForwardedFor = req.headers["x-forwarded-for"];
      const address = clientAddress(
        req.socket.remoteAddress,
        typeof xForwardedFor === "string" ? xForwardedFor : undefined,
        options.trustedProxies,
      );
      const kind = kindOf(path);
      options.metrics.count(kind, res);
      const { onAnswered } = options;
      if (onAnswered !== undefined) {
        const start = performance.now();
        res.once("close", () =>
          onAnswered({ kind, method, status: res.statusCode, ms: Math.round(performance.now() - start), requestId }),
        );
      }
      if (kind === "pages") {
        if (options.pages === null) return refuse(res, 404, "There is nothing here.", requestId);
        rewriteForwarding(req.headers, { publicUrl: options.publicUrl, address: address ?? "", requestId });
        for (const [name, value] of pageHeaders) res.setHeader(name, value);
        res.setHeader("X-Request-Id", requestId);
        return options.pages.serve(req, res);
      }
      const visit = {
        req,
        res,
        path,
        search,
        requestId,
        address,
        headers: { ...apiHeaders, "X-Request-Id": requestId },
      };
      void serveSafely(options.routes[kind], visit, options.onUnexpected);
    },
  );
  server.on("clientError", (error: NodeJS.ErrnoException, socket) => {
    const status = statusOfBroken[error.code ?? ""] ?? "400 Bad Request";
    const lines = [`HTTP/1.1 ${status}`, "Connection: close", "Content-Length: 0", "X-Content-Type-Options: nosniff"];
    if (socket.writable) socket.end(`${lines.join("\r\n")}\r\n\r\n`);
  });
  if (options.pages?.upgrade) server.on("upgrade", options.pages.upgrade);

  const refuse = (res: ServerResponse, status: number, detail: string, requestId: string) =>
    answerProblem(res, status, detail, requestId, { ...apiHeaders, "X-Request-Id": requestId });
  return server;
}

/** Requests that never became one; anything else is a 400. */
const statusOfBroken: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
};

type Kind = keyof DoorOptions["routes"] | "pages";

function kindOf(path: string): Kind {
  if (path.startsWith("/api/trpc/")) return "trpc";
  if (path.startsWith("/api/v1/") || path === "/api/v1") return "rest";
  if (path.startsWith("/files/") || path === "/files") return "files";
  switch (path) {
    case "/api/mail/inbound":
      return "mail";
    case "/docs/api":
      return "docs";
    case "/healthz":
      return "health";
    case "/readyz":
      return "ready";
    case "/.well-known/security.txt":
      return "securityText";
    default:
      return "pages";
  }
}

async function serveSafely(serve: Serve, visit: Visit, onUnexpected: DoorOptions["onUnexpected"]): Promise<void> {
  try {
    await serve(visit);
  } catch (error) {
    onUnexpected(error, visit.path.split("/", 3).join("/"), visit.requestId);
    const headers = visit.headers;
    if (visit.res.headersSent) visit.res.destroy();
    else answerProblem(visit.res, 500, "Something went wrong on our side.", visit.requestId, headers);
  }
}
