import type { MailHealthView } from "@desk/contracts/mail-health";
import { runStatement } from "@desk/db/statement";
import { authorize } from "../access";
import type { Ctx } from "../context";

const dayMs = 86_400_000;
const waiting = "workspace_id = $1 and outcome is null";
const queued = "workspace_id = $1 and state in ('queued', 'sending')";
/** Seconds since the oldest; what lies ahead has no age yet, and nothing is null. */
const age = (column: string) =>
  `case when count(*) > 0 then greatest(0, extract(epoch from $2::timestamptz - min(${column})))::float8 end`;
const capped = (table: string, where: string) =>
  `(select count(*)::int from (select 1 from ${table} where workspace_id = $1 and ${where} limit 1001) x)`;

/** The figures of this workspace that `/metrics` has for the whole installation, each read from an index. */
export async function readWorkspaceMailHealth(ctx: Ctx): Promise<MailHealthView> {
  authorize(ctx.actor, "mail.manage");
  const now = ctx.now();
  const [row] = await runStatement<MailHealthView>(
    ctx.db,
    `select
      (select count(*)::int from mails where ${waiting}) as waiting,
      (select ${age("received_at")} from mails where ${waiting})
        as "oldestWaitingSeconds",
      (select count(*)::int from deliveries where ${queued}) as queued,
      (select ${age("next_attempt_at")} from deliveries where ${queued}) as "oldestQueuedSeconds",
      ${capped("mails", "outcome = 'suspended'")} as suspended,
      ${capped("mails", "outcome = 'unprocessable'")} as unprocessable,
      (select count(*)::int from mails where workspace_id = $1 and received_at > $3::timestamptz) as received,
      d.sent, d.failed, d.bounced, d.uncertain
    from (
      select count(*) filter (where state in ('sent', 'delivered'))::int as sent,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'bounced')::int as bounced,
        count(*) filter (where state = 'uncertain')::int as uncertain
      from deliveries where workspace_id = $1 and created_at > $3::timestamptz
    ) d`,
    [ctx.workspaceId, now.toISOString(), new Date(now.getTime() - dayMs).toISOString()],
  );
  if (row === undefined) throw new Error("The figures of mail could not be read.");
  return row;
}
