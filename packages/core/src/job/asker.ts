import type { ApiScope } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Actor, Ctx } from "../context";
import { forbidden } from "../error";
import { authorNow } from "../mail/outgoing/schedule/author";
import type { Job } from "./job";

export type Asker = { userId: string | null; apiKeyId: string | null };

/** Whom a job that this actor starts is done for. Customers start none. */
export function askerOf({ actor }: Ctx): Asker {
  switch (actor.kind) {
    case "agent":
      return { userId: actor.userId, apiKeyId: null };
    case "apiKey":
      return { userId: null, apiKeyId: actor.keyId };
    case "system":
      return { userId: null, apiKeyId: null };
    case "customer":
      throw forbidden();
  }
}

/** The asker with the rights of this moment; a refusal when a person left or a key ended. */
export async function askerNow(ctx: Ctx, { userId, apiKeyId }: Pick<Job, "userId" | "apiKeyId">): Promise<Actor> {
  if (userId !== null) {
    const actor = await authorNow(ctx, userId);
    if (actor === undefined) throw forbidden("Whoever asked for this no longer works here.");
    return actor;
  }
  if (apiKeyId === null) return { kind: "system", name: "jobs" };
  const [key] = await runStatement<{ scopes: ApiScope[] }>(
    ctx.db,
    `select k.scopes from api_keys k where k.workspace_id = $1 and k.id = $2 and k.revoked_at is null
      and (k.expires_at is null or k.expires_at > $3)`,
    [ctx.workspaceId, apiKeyId, ctx.now().toISOString()],
  );
  if (key === undefined) throw forbidden("The API key that asked for this was revoked or has expired.");
  return { kind: "apiKey", keyId: apiKeyId, scopes: new Set(key.scopes) };
}
