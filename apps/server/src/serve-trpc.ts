import type { ApiContext, Guest } from "@desk/api/context";
import { answerTrpc } from "@desk/api/trpc-http";
import { limitExceeded } from "@desk/core/error";
import { addressKey, type Limiter, takeToken } from "@desk/core/limit";
import { TRPCError } from "@trpc/server";
import { answerCompressed, answerProblem } from "./answer";
import { announcesTooMuch, BodyTooLarge, readText } from "./body";
import type { Serve, Visit } from "./door";
import { allowanceKey, type Identify } from "./identify";
import type { Gate } from "./overload";
import { busy, tooLarge } from "./refuse";

const bodyMax = 2 * 1_024 * 1_024;

type Options = {
  identify: Identify;
  gate: Gate;
  guest: Omit<Guest, "address" | "userAgent">;
  limits: { caller: Limiter; guest: Limiter };
  onUnexpected: (error: unknown, where: string, requestId: string) => void;
};

export function serveTrpc({ identify, gate, guest, limits, onUnexpected }: Options): Serve {
  return async (visit) => {
    const { req, res, requestId } = visit;
    const method = req.method ?? "GET";
    const headers: Record<string, string> = {
      ...visit.headers,
      "Content-Type": "application/json",
    };
    if (method !== "GET" && method !== "POST") {
      return answerProblem(res, 405, "Use GET or POST.", requestId, { ...headers, Allow: "GET, POST" });
    }
    if (announcesTooMuch(req, bodyMax)) return tooLarge(visit, bodyMax);
    if (!gate.hasRoom()) return busy(visit);

    const entry = gate.enter(() => busy(visit));
    try {
      const { status, body } = await answerTrpc(
        {
          method,
          path: visit.path.slice("/api/trpc/".length),
          search: visit.search,
          contentType: req.headers["content-type"],
          readBody: () => readText(req, bodyMax).catch(asTrpcError),
          requestId,
          onUnexpected: (error, where) => onUnexpected(error, where, requestId),
        },
        () => open(visit),
      );
      if (status === 503 || status === 429) headers["Retry-After"] = status === 503 ? "2" : secondsLeft(limits.caller);
      if (status === 413) headers.Connection = "close";
      await answerCompressed(req, res, status, headers, body);
    } finally {
      entry.leave();
    }
  };

  async function open(visit: Visit): Promise<ApiContext> {
    const caller = await identify.bySession(visit);
    const limiter = caller === null ? limits.guest : limits.caller;
    const key = caller === null ? addressKey(visit.address) : allowanceKey(caller);
    return {
      caller,
      guest: { ...guest, address: visit.address, userAgent: visit.req.headers["user-agent"]?.slice(0, 400) ?? null },
      requestId: visit.requestId,
      onUnexpected: (error, where) => onUnexpected(error, where, visit.requestId),
      async spendCall() {
        const { isAllowed, resetSeconds } = await takeToken(limiter, key);
        if (!isAllowed) throw limitExceeded("That was too much at once. Wait a moment.", resetSeconds);
      },
    };
  }
}

function asTrpcError(error: unknown): never {
  if (!(error instanceof BodyTooLarge)) throw error;
  throw new TRPCError({ code: "PAYLOAD_TOO_LARGE", message: `Send at most ${bodyMax.toLocaleString("en")} bytes.` });
}

/** Until the window ends that all limits of calls share. */
const secondsLeft = ({ now, windowMs }: Limiter): string =>
  String(Math.ceil((windowMs - (now().getTime() % windowMs)) / 1_000));
