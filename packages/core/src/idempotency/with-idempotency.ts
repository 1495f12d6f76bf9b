import { createHash } from "node:crypto";
import { runStatement } from "@desk/db/statement";
import { type Ctx, inTransaction } from "../context";
import { DomainError, type ErrorCode, isDomainError } from "../error";

export type IdempotentRequest = {
  /** What the caller sent as Idempotency-Key. */
  key: string;
  /** From `requestHashOf`: the same key with another request is a mistake of the caller. */
  requestHash: string;
};

export const requestHashOf = (method: string, path: string, body: string): string =>
  createHash("sha256").update(`${method} ${path}\n${body}`).digest("base64url");

const keptMs = 24 * 60 * 60 * 1_000;
const succeeded = 200;
const refused = 400;

/** Refusals that say something about the request; the others say something about the moment. */
const keptCodes: ReadonlySet<ErrorCode> = new Set(["invalid", "forbidden", "not_found", "conflict"]);

type Stored = { requestHash: string; status: number | null; response: string };

/** Thrown inside the transaction to end it when somebody else has the key. */
class Taken extends Error {}

/**
 * Runs a verb once per key and caller, in one transaction with the row that remembers its answer. A second
 * request waits for the first at the unique index and gets its answer, refusals included.
 */
export async function withIdempotency<T>(
  ctx: Ctx,
  request: IdempotentRequest,
  run: (ctx: Ctx) => Promise<T>,
): Promise<{ value: T; isReplay: boolean }> {
  const caller = callerOf(ctx);
  try {
    const value = await inTransaction(ctx, async (ctx) => {
      if (!(await claim(ctx, caller, request))) throw new Taken();
      const value = await run(ctx);
      await runStatement(ctx.db, settle, [ctx.workspaceId, caller, request.key, succeeded, toText(value)]);
      return value;
    });
    return { value, isReplay: false };
  } catch (error) {
    if (error instanceof Taken) return { value: await replay<T>(ctx, caller, request), isReplay: true };
    if (!isDomainError(error) || !keptCodes.has(error.code)) throw error;
    const { code, message, details } = error;
    const isFirst = await inTransaction(ctx, async (ctx) => {
      if (!(await claim(ctx, caller, request))) return false;
      const response = toText({ code, message, details });
      await runStatement(ctx.db, settle, [ctx.workspaceId, caller, request.key, refused, response]);
      return true;
    });
    if (isFirst) throw error;
    return { value: await replay<T>(ctx, caller, request), isReplay: true };
  }
}

const claimText = `
  insert into idempotency_keys (workspace_id, caller, key, request_hash, created_at) values ($1, $2, $3, $4, $5)
  on conflict (workspace_id, caller, key) do update
    set request_hash = excluded.request_hash, status = null, response = null, created_at = excluded.created_at
    where idempotency_keys.created_at <= $6
  returning 1`;

async function claim(ctx: Ctx, caller: string, { key, requestHash }: IdempotentRequest): Promise<boolean> {
  const now = ctx.now();
  const forgottenBefore = new Date(now.getTime() - keptMs);
  const values = [ctx.workspaceId, caller, key, requestHash, now.toISOString(), forgottenBefore.toISOString()];
  return (await runStatement(ctx.db, claimText, values)).length > 0;
}

const settle = `
  update idempotency_keys set status = $4, response = to_jsonb($5::text)
  where workspace_id = $1 and caller = $2 and key = $3`;

/** The answer is kept as text inside JSON, so that a replay has the very bytes and order of the first. */
const toText = (value: unknown): string => JSON.stringify(value ?? null);

async function replay<T>(ctx: Ctx, caller: string, { key, requestHash }: IdempotentRequest): Promise<T> {
  const [stored] = await runStatement<Stored>(
    ctx.db,
    `select request_hash as "requestHash", status, response #>> '{}' as response from idempotency_keys
     where workspace_id = $1 and caller = $2 and key = $3`,
    [ctx.workspaceId, caller, key],
  );
  if (stored === undefined || stored.status === null)
    throw new DomainError("conflict", "The first request with this Idempotency-Key did not end. Send it again.");
  if (stored.requestHash !== requestHash) {
    const message = "This Idempotency-Key belongs to another request. Use a new key for a new request.";
    throw new DomainError("invalid", message, {
      reason: "idempotency_mismatch",
      fields: [{ path: "Idempotency-Key", message }],
    });
  }
  const answer: unknown = JSON.parse(stored.response);
  if (stored.status === succeeded) return asStored<T>(answer);
  const { code, message, details } = asStored<Pick<DomainError, "code" | "message" | "details">>(answer);
  throw new DomainError(code, message, details);
}

/** Safe, because only `withIdempotency` writes these rows, and under a key that fixes the request. */
const asStored = <T>(answer: unknown): T => answer as T;

function callerOf({ actor }: Ctx): string {
  switch (actor.kind) {
    case "apiKey":
      return `apiKey:${actor.keyId}`;
    case "agent":
      return `user:${actor.userId}`;
    case "customer":
      return `customer:${actor.customerId}`;
    case "system":
      return `system:${actor.name}`;
  }
}
