import type { SetSignature, SignatureList, SignatureOwner, SignatureView } from "@desk/contracts/outgoing";
import { runStatement } from "@desk/db/statement";
import { authorize, authorizeInside, can } from "../../access";
import { actorId, type Ctx, inTransaction } from "../../context";
import { invalid, notFound } from "../../error";
import { recordEvent } from "../../event";
import { sanitizeMessageHtml } from "../../text";
import { isoOf } from "../../ticket/time";
import { requireKnownVariables } from "./variables";

const signatureVariables = [
  "agent.name",
  "agent.email",
  "team.name",
  "ticket.number",
  "ticket.subject",
  "customer.name",
  "workspace.name",
  "mailbox.name",
  "mailbox.address",
] as const;

/** Mine, and with the right to manage mail everybody's. */
export async function listSignatures(ctx: Ctx): Promise<SignatureList> {
  if (!can(ctx.actor, "mail.manage")) authorizeInside(ctx.actor, "ticket.reply");
  const rows = await runStatement<SignatureView>(
    ctx.db,
    `select s.owner_kind as owner, s.owner_id as "ownerId", coalesce(m.name, u.name, w.name) as name, s.html,
        s.updated_at as "updatedAt"
      from signatures s
      join workspaces w on w.id = s.workspace_id
      left join teams m on m.workspace_id = s.workspace_id and m.id = s.owner_id and s.owner_kind = 'team'
      left join users u on u.workspace_id = s.workspace_id and u.id = s.owner_id and s.owner_kind = 'user'
      where s.workspace_id = $1 and ($2::boolean or (s.owner_kind = 'user' and s.owner_id = $3::uuid))
      order by s.owner_kind desc, 3, s.owner_id`,
    [ctx.workspaceId, can(ctx.actor, "mail.manage"), actorId(ctx.actor)],
  );
  return {
    data: rows.map((row) => ({ ...row, updatedAt: isoOf(row.updatedAt) })),
    variables: [...signatureVariables],
  };
}

/** One's own by everybody who answers; the workspace's, a team's and other people's by who manages mail. */
export async function setSignature(ctx: Ctx, { owner, ownerId, html }: SetSignature): Promise<SignatureList> {
  const me = ctx.actor.kind === "agent" ? ctx.actor.userId : null;
  const isMine = owner === "user" && me !== null && (ownerId ?? me) === me;
  authorize(ctx.actor, isMine ? "ticket.reply" : "mail.manage");
  const id = owner === "workspace" ? ctx.workspaceId : (ownerId ?? me);
  if (id === null || (owner === "team" && ownerId === undefined))
    throw invalid("ownerId", "Say whose signature it is.");
  requireKnownVariables("html", html, signatureVariables);
  const clean = sanitizeMessageHtml(html);
  return inTransaction(ctx, async (ctx) => {
    await requireOwner(ctx, owner, id);
    await write(ctx, owner, id, clean);
    await recordEvent(ctx, "signature.changed", { owner, ownerId: id });
    return listSignatures(ctx);
  });
}

async function requireOwner(ctx: Ctx, owner: SignatureOwner, id: string): Promise<void> {
  if (owner === "workspace") return;
  const table = owner === "team" ? "teams" : "users";
  const text = `select x.id from ${table} x where x.workspace_id = $1 and x.id = $2`;
  const [row] = await runStatement(ctx.db, text, [ctx.workspaceId, id]);
  if (row === undefined) throw notFound(owner === "team" ? "The team" : "The person");
}

async function write(ctx: Ctx, owner: SignatureOwner, id: string, html: string): Promise<void> {
  if (html === "") {
    await runStatement(
      ctx.db,
      "delete from signatures s where s.workspace_id = $1 and s.owner_kind = $2 and s.owner_id = $3",
      [ctx.workspaceId, owner, id],
    );
    return;
  }
  await runStatement(
    ctx.db,
    `insert into signatures (workspace_id, owner_kind, owner_id, html, updated_at) values ($1, $2, $3, $4, $5)
      on conflict (workspace_id, owner_kind, owner_id) do update set html = excluded.html, updated_at = excluded.updated_at`,
    [ctx.workspaceId, owner, id, html, ctx.now().toISOString()],
  );
}
