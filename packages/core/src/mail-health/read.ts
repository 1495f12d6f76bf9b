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

/** A mail that is let in has lost its cause by then; the event keeps it. */
const judgedCauses = `(select coalesce(json_agg(json_build_object('cause', x.cause, 'suspended', x.suspended,
    'recovered', x.recovered) order by x.suspended desc, x.cause), '[]')
  from (select y.cause, count(*)::int as suspended, count(*) filter (where y.is_recovered)::int as recovered from (
    select m.cause, false as is_recovered from mails m where m.workspace_id = $1 and m.received_at > $4::timestamptz
      and m.outcome in ('suspended', 'rejected') and m.cause is not null
    union all
    select e.data->>'cause', true from events e where e.workspace_id = $1 and e.ticket_id is null
      and e.created_at > $4::timestamptz and e.type = 'mail.recovered' and e.data->>'cause' is not null
  ) y group by y.cause) x)`;

/** The figures of this workspace that `/metrics` has for the whole installation, each read from an index. */
export async function readWorkspaceMailHealth(ctx: Ctx): Promise<MailHealthView> {
  authorize(ctx.actor, "mail.manage");
  const now = ctx.now();
  const ago = (days: number) => new Date(now.getTime() - days * dayMs).toISOString();
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
      d.sent, d.failed, d.bounced, d.uncertain,
      ${judgedCauses} as causes
    from (
      select count(*) filter (where state in ('sent', 'delivered'))::int as sent,
        count(*) filter (where state = 'failed')::int as failed,
        count(*) filter (where state = 'bounced')::int as bounced,
        count(*) filter (where state = 'uncertain')::int as uncertain
      from deliveries where workspace_id = $1 and created_at > $3::timestamptz
    ) d`,
    [ctx.workspaceId, now.toISOString(), ago(1), ago(30)],
  );
  if (row === undefined) throw new Error("The figures of mail could not be read.");
  return row;
}
