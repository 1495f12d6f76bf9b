import { type ExportColumn, exportColumns } from "@desk/contracts/export-words";
import type { TicketRow } from "@desk/contracts/ticket";
import { defaultColumns } from "@desk/contracts/view-words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";
import { isoOrNull } from "../ticket/time";
import { listViews } from "../view";

/** What a line has beyond the list's own row. */
type Extra = {
  id: string;
  channel: string;
  teamName: string | null;
  organizationName: string | null;
  requesterEmail: string | null;
  solvedAt: string | null;
};
type Line = TicketRow & { extra: Extra | undefined };

const columns = {
  number: { title: "Number", value: (row) => row.numberText },
  subject: { title: "Subject", value: (row) => row.subject },
  requester: { title: "Requester", value: (row) => row.requester.name },
  requesterEmail: { title: "Requester address", value: (row) => row.extra?.requesterEmail },
  organization: { title: "Organization", value: (row) => row.extra?.organizationName },
  status: { title: "Status", value: (row) => row.statusLabel },
  priority: { title: "Priority", value: (row) => row.priority },
  type: { title: "Type", value: (row) => row.type },
  team: { title: "Team", value: (row) => row.extra?.teamName },
  assignee: { title: "Assignee", value: (row) => row.assignee?.name },
  labels: { title: "Labels", value: (row) => row.labels.join(", ") },
  channel: { title: "Channel", value: (row) => row.extra?.channel },
  waiting: { title: "Waiting since", value: (row) => row.waitingSince },
  created: { title: "Created", value: (row) => row.createdAt },
  updated: { title: "Updated", value: (row) => row.updatedAt },
  solved: { title: "Solved", value: (row) => isoOrNull(row.extra?.solvedAt ?? null) },
  snoozed: { title: "Snoozed until", value: (row) => row.snoozedUntil },
} as const satisfies Record<ExportColumn, { title: string; value: (row: Line) => string | null | undefined }>;

export const titlesOf = (names: readonly ExportColumn[]): string[] => names.map((name) => columns[name].title);

/** One page of a list as cells, with what the list's rows do not carry read for all of them at once. */
export async function cellsOf(
  ctx: Ctx,
  rows: readonly TicketRow[],
  names: readonly ExportColumn[],
): Promise<string[][]> {
  const extras = await runStatement<Extra>(
    ctx.db,
    `select t.id, t.channel, t.solved_at as "solvedAt",
        (select m.name from teams m where m.workspace_id = t.workspace_id and m.id = t.team_id) as "teamName",
        (select o.name from organizations o where o.workspace_id = t.workspace_id and o.id = t.organization_id)
          as "organizationName",
        (select a.value from customer_addresses a where a.workspace_id = t.workspace_id
          and a.customer_id = t.requester_id and a.kind = 'email' and a.is_primary) as "requesterEmail"
      from tickets t where t.workspace_id = $1 and t.id = any($2::uuid[])`,
    [ctx.workspaceId, rows.map(({ id }) => id)],
  );
  const byId = new Map(extras.map((extra) => [extra.id, extra]));
  return rows.map((row) => {
    const line = { ...row, extra: byId.get(row.id) };
    return names.map((name) => columns[name].value(line) ?? "");
  });
}

/** What the list is called, and the columns it is asked for with. A view that is not mine to see is not found. */
export async function listOf(
  ctx: Ctx,
  view: string | undefined,
  which: "view" | "all",
): Promise<{ name: string; columns: ExportColumn[] } | null> {
  const { views } = await listViews(ctx);
  const found = views.find(({ slug }) => slug === (view ?? "all"));
  if (found === undefined) return null;
  const shown: readonly ExportColumn[] = found.saved?.columns ?? defaultColumns;
  const names: ExportColumn[] = which === "all" ? [...exportColumns] : [...new Set<ExportColumn>(["number", ...shown])];
  return { name: found.name, columns: names };
}
