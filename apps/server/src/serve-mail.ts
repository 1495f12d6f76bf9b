import { problems, toProblem } from "@desk/api/rest/problem";
import { authorize } from "@desk/core/access";
import { DomainError, invalid, isDomainError, limitExceeded, unauthenticated } from "@desk/core/error";
import { type Limiter, takeToken } from "@desk/core/limit";
import { mailBytesMax, storeMail } from "@desk/core/mail/incoming";
import type { HostGuard } from "@desk/core/net";
import { fetchGuarded } from "@desk/core/net";
import { answer, answerProblem } from "./answer";
import { announcesTooMuch, BodyTooLarge } from "./body";
import type { Serve, Visit } from "./door";
import { allowanceKey, type Caller, type Identify } from "./identify";
import type { Gate } from "./overload";
import { busy, tooLarge } from "./refuse";
import { readMail, UnknownMailType } from "./serve-mail-body";
import type { HandedMail } from "./serve-mail-shapes";

type Options = {
  identify: Identify;
  gate: Gate;
  guard: HostGuard;
  limits: { caller: Limiter };
  onUnexpected: (error: unknown, where: string, requestId: string) => void;
};

const unknownType = "Send message/rfc822, or what SendGrid, Mailgun, Postmark or Amazon SNS send.";
/** How long providers are asked to wait before they offer a mail again. */
const retryAfterSeconds = "30";

/**
 * The door for providers' webhooks and for scripts: a mail that was answered with 200 is stored and committed.
 * Whatever else happens on our side is a 503, so that whoever holds the mail keeps it and tries again.
 */
export function serveMail({ identify, gate, guard, limits, onUnexpected }: Options): Serve {
  return async (visit) => {
    const { req, res, requestId, headers } = visit;
    if (req.method !== "POST") return answerProblem(res, 405, "Use POST.", requestId, { ...headers, Allow: "POST" });
    if (!gate.hasRoom()) return busy(visit);
    try {
      await serve(visit);
    } catch (error) {
      refuse(visit, error);
    }
  };

  async function serve(visit: Visit): Promise<void> {
    const { req, res, headers } = visit;
    const caller = await identify.byKey(withBearer(visit));
    if (caller === null) throw unauthenticated("Send an API key with the scope mail:ingest as Authorization: Bearer …");
    authorize(caller.actor, "mail.ingest");
    const { isAllowed, resetSeconds } = await takeToken(limits.caller, allowanceKey(caller));
    if (!isAllowed) throw limitExceeded("That was too much at once. Wait a moment.", resetSeconds);
    const bytesMax = await mailBytesMax(caller);
    if (announcesTooMuch(req, bytesMax * 2)) return tooLarge(visit, bytesMax);
    const mail = await readMail(req, bytesMax).catch((error: unknown) => {
      if (!(error instanceof BodyTooLarge)) throw error;
      tooLarge(visit, bytesMax);
      return null;
    });
    if (mail === null) return;
    const said =
      "confirmAt" in mail
        ? await confirm(mail.confirmAt)
        : await store(visit, caller, mail, req.headers["idempotency-key"]);
    // A slow database may have been given up on; then the mail is offered again, and recognised.
    if (!res.headersSent) answer(res, 200, { ...headers, "Content-Type": "application/json" }, JSON.stringify(said));
  }

  function refuse(visit: Visit, error: unknown): void {
    const { res, requestId, headers } = visit;
    if (res.headersSent) return;
    if (error instanceof UnknownMailType) {
      answerProblem(res, 415, unknownType, requestId, headers);
      return;
    }
    const problem = isDomainError(error) ? toProblem(error) : null;
    if (problem !== null) {
      const all = { ...headers, ...problem.headers };
      answerProblem(res, problems[problem.code].status, sentence(error) ?? problem.detail, requestId, all);
      return;
    }
    onUnexpected(error, "mail", requestId);
    later(visit);
  }

  /** Amazon SNS asks once whether we want its messages. */
  async function confirm(address: string): Promise<{ confirmed: true }> {
    const url = URL.parse(address);
    if (url === null || url.protocol !== "https:" || !/^sns\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/u.test(url.hostname))
      throw invalid("SubscribeURL", "This does not lead to Amazon SNS.");
    await fetchGuarded(guard, url, { timeoutMs: 5_000 });
    return { confirmed: true };
  }

  async function store(
    visit: Visit,
    caller: Caller,
    mail: HandedMail,
    idempotencyKey: string | string[] | undefined,
  ): Promise<{ mailId: string; isNew: boolean }> {
    const entry = gate.enter(() => later(visit));
    try {
      return await keep(caller, mail, idempotencyKey);
    } finally {
      entry.leave();
    }
  }
}

async function keep(
  caller: Caller,
  { bytes, from, to, key }: HandedMail,
  idempotencyKey: string | string[] | undefined,
) {
  const given =
    typeof idempotencyKey === "string" && idempotencyKey !== "" ? `key:${idempotencyKey.slice(0, 255)}` : key;
  const { mailId, isNew } = await storeMail(caller, {
    bytes,
    door: "http",
    doorKey: given,
    envelope: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to: [...to] }) },
    mailboxId: null,
  });
  return { mailId, isNew };
}

/** For a problem with one field the sentence about it says more than the general one. */
const sentence = (error: unknown): string | undefined =>
  error instanceof DomainError ? error.details.fields?.[0]?.message : undefined;

function later({ res, requestId, headers }: Visit): void {
  answerProblem(res, 503, "The mail could not be stored just now. Offer it again.", requestId, {
    ...headers,
    "Retry-After": retryAfterSeconds,
    Connection: "close",
  });
}

/** Webhooks can rarely send a header, but all of them can sign in as https://any:KEY@desk.example/…; the key counts. */
function withBearer(visit: Visit): Visit {
  const [scheme = "", encoded = ""] = (visit.req.headers.authorization ?? "").split(" ");
  if (scheme.toLowerCase() !== "basic") return visit;
  const [, password = ""] = /^[^:]*:(.*)$/su.exec(Buffer.from(encoded, "base64").toString()) ?? [];
  visit.req.headers.authorization = `Bearer ${password}`;
  return visit;
}
