import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { findLabels, findOrCreateLabels, foreseeLabelsOf, type Label } from "../label/find-or-create";
import { decideOn } from "./apply-status";
import type { TicketChange } from "./change";
import { changeLinks } from "./links";

type Wish = { add: readonly string[]; remove: readonly string[] };

/** Adds and removes by name, so that two people who label at once both keep their labels. */
export async function applyLabels(ctx: Ctx, change: TicketChange, { add, remove }: Wish): Promise<void> {
  decideOn(ctx, change.before, { type: "relabel" });
  const { added, removed } = await tell(ctx, change, { wanted: await findOrCreateLabels(ctx, add), remove });
  await changeLinks(ctx, change, "ticket_labels", { added, removed });
}

/** What that would change, without changing it or making a label. */
export async function foreseeLabels(ctx: Ctx, change: TicketChange, { add, remove }: Wish): Promise<void> {
  decideOn(ctx, change.before, { type: "relabel" });
  await tell(ctx, change, { wanted: await foreseeLabelsOf(ctx, add), remove });
}

type Wanted = { wanted: readonly Label[]; remove: readonly string[] };

async function tell(ctx: Ctx, change: TicketChange, { wanted, remove }: Wanted) {
  const current = await labelsOf(ctx, change.before.id);
  const has = ({ id }: Label) => current.some((label) => label.id === id);
  const added = wanted.filter((label) => !has(label));
  const removed = remove.length === 0 ? [] : (await findLabels(ctx, remove)).filter(has);
  const kept = current.filter(({ id }) => !removed.some((label) => label.id === id));
  if (added.length > 0 || removed.length > 0) {
    const data = { field: "labels", old: namesOf(current), new: namesOf([...kept, ...added]) };
    change.set({}, { type: "ticket.labels_changed", data });
  }
  return { added, removed };
}

/** Makes these the ticket's labels, no more and no fewer. */
export async function replaceLabels(ctx: Ctx, change: TicketChange, names: readonly string[]): Promise<void> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const current = await labelsOf(ctx, change.before.id);
  const remove = namesOf(current).filter((name) => !wanted.has(name.toLowerCase()));
  await applyLabels(ctx, change, { add: names, remove });
}

const namesOf = (labels: readonly Label[]): string[] => labels.map(({ name }) => name).toSorted();

const labelsOf = (ctx: Ctx, ticketId: string): Promise<Label[]> =>
  runStatement<Label>(
    ctx.db,
    `select l.id, l.name from ticket_labels x join labels l on l.workspace_id = x.workspace_id and l.id = x.label_id
      where x.workspace_id = $1 and x.ticket_id = $2`,
    [ctx.workspaceId, ticketId],
  );
