import type { EventType } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { ccsOf, emailsOf } from "../ticket/ccs";
import type { LinkChange, TicketChange } from "../ticket/change";
import type { LinkTable } from "../ticket/link-tables";
import { insertLinks, removeLinks } from "../ticket/links";

/** The lists of a ticket: what their events are called, and how an entry is named there. */
export const linkRules = {
  ticket_labels: { field: "labels", event: "ticket.labels_changed", word: "labels" },
  ticket_followers: { field: "followers", event: "ticket.followers_changed", word: "followers" },
  ticket_ccs: { field: "ccs", event: "ticket.ccs_changed", word: "people on copy" },
} as const satisfies Record<LinkTable, { field: string; event: EventType; word: string }>;

/** Takes off what was added and puts back what was taken off; an entry that is gone for good stays away. */
export async function undoLinks(ctx: Ctx, change: TicketChange, { table, added, removed }: LinkChange): Promise<void> {
  const { field, event } = linkRules[table];
  const ticketId = change.before.id;
  const old = await namesIn(ctx, table, ticketId);
  await removeLinks(ctx, table, ticketId, added);
  await insertLinks(ctx, table, ticketId, removed);
  const data = { field, old, new: await namesIn(ctx, table, ticketId), reason: "undone" };
  change.set({}, { type: event, data });
}

async function namesIn(ctx: Ctx, table: LinkTable, ticketId: string): Promise<unknown[]> {
  if (table === "ticket_ccs") return emailsOf(await ccsOf(ctx, ticketId));
  if (table === "ticket_followers") {
    return runStatement(
      ctx.db,
      `select u.id, u.name from ticket_followers x join users u on u.workspace_id = x.workspace_id and u.id = x.user_id
        where x.workspace_id = $1 and x.ticket_id = $2 order by u.name`,
      [ctx.workspaceId, ticketId],
    );
  }
  const rows = await runStatement<{ name: string }>(
    ctx.db,
    `select l.name from ticket_labels x join labels l on l.workspace_id = x.workspace_id and l.id = x.label_id
      where x.workspace_id = $1 and x.ticket_id = $2`,
    [ctx.workspaceId, ticketId],
  );
  return rows.map(({ name }) => name).toSorted();
}
