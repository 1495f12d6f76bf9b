import type { EventType } from "@desk/contracts/words";
import type { Ctx } from "../context";
import { decideOn } from "./apply-status";
import type { TicketChange } from "./change";
import type { Ticket } from "./find";
import { refuseStale } from "./stale";

/** The plain fields: their event, and whether a closed ticket still lets go of them. */
const plainFields = {
  subject: { event: "ticket.subject_changed", happening: "relabel" },
  priority: { event: "ticket.priority_changed", happening: "relabel" },
  type: { event: "ticket.type_changed", happening: "edit" },
  notes: { event: "ticket.notes_changed", happening: "edit" },
} as const satisfies Record<string, { event: EventType; happening: "edit" | "relabel" }>;
export type PlainField = keyof typeof plainFields;

export async function applyField<F extends PlainField>(
  ctx: Ctx,
  change: TicketChange,
  field: F,
  value: Ticket[F],
  version?: number | undefined,
): Promise<void> {
  const { after } = change;
  const { event, happening } = plainFields[field];
  decideOn(ctx, after, { type: happening });
  if (after[field] === value) return;
  await refuseStale(ctx, after, { version, field, mine: value, theirs: after[field] });
  change.set({ [field]: value }, { type: event, data: { field, old: after[field], new: value } });
}
