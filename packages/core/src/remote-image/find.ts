import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside, visibleTickets } from "../access";
import type { Ctx } from "../context";
import { notFound } from "../error";

export type MailWithImages = {
  html: string | null;
  teamId: string | null;
  /** Null when the mail has no sender whom a decision could name. */
  sender: string | null;
  isAllowed: boolean;
};

/** The HTML of a mail that an agent may see, and what was decided about pictures of its sender. */
export async function findMailWithImages(ctx: Ctx, messageId: string): Promise<MailWithImages> {
  authorizeInside(ctx.actor, "ticket.read");
  const values = new Values();
  // A sender that was found false must not profit from what was decided about the real one.
  const text = `select m.body_html as html, t.team_id as "teamId", v.from_address as sender,
      exists (select 1 from sender_rules r where r.workspace_id = t.workspace_id and r.verdict = 'images'
        and r.pattern in (v.from_address, '@' || split_part(v.from_address, '@', 2))) as "isAllowed"
    from messages m
    join tickets t on t.workspace_id = m.workspace_id and t.id = m.ticket_id
    left join message_envelopes v on v.workspace_id = m.workspace_id and v.message_id = m.id and v.direction = 'in'
      and v.from_address <> '' and v.authentication->>'verdict' is distinct from 'fail'
    where m.workspace_id = ${values.add(ctx.workspaceId)} and m.id = ${values.add(messageId)}
    and ${visibleTickets(ctx.actor, values)}`;
  const [row] = await runStatement<MailWithImages>(ctx.db, text, values.list);
  if (row === undefined) throw notFound("The message");
  return row;
}
