import { MailFilterAction, type MailFilterView } from "@desk/contracts/mail-filter";
import type { mailFilters } from "@desk/db/schema";

export function presentMailFilter(row: typeof mailFilters.$inferSelect): MailFilterView {
  const { id, name, position, isActive, source, pattern } = row;
  return {
    id,
    name,
    position,
    isActive,
    source,
    pattern,
    actions: row.actions.map((one) => MailFilterAction.parse(one)),
  };
}
