import type { MacroAction } from "@desk/contracts/macro-action";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../context";

/** The names behind the ids of changes. */
export type Names = ReadonlyMap<string, string>;

export async function namesIn(ctx: Ctx, actions: readonly MacroAction[]): Promise<Names> {
  const ids = actions.flatMap((action) => {
    if (action.kind === "status") return action.statusId;
    if (action.kind === "team") return action.teamId ?? [];
    if (action.kind === "assignee") return action.assigneeId ?? [];
    return action.kind === "followers" ? action.add : [];
  });
  const known = ids.filter((id) => id !== "me");
  if (known.length === 0) return new Map();
  const rows = await runStatement<{ id: string; name: string }>(
    ctx.db,
    `select s.id, s.label as name from statuses s where s.workspace_id = $1 and s.id = any($2::uuid[])
      union all select w.id, w.name from teams w where w.workspace_id = $1 and w.id = any($2::uuid[])
      union all select u.id, u.name from users u where u.workspace_id = $1 and u.id = any($2::uuid[])`,
    [ctx.workspaceId, known],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A change as a person would say it. */
export function wordsOf(action: MacroAction, names: Names): string {
  const named = (id: string) => (id === "me" ? "me" : (names.get(id) ?? "something that is gone"));
  switch (action.kind) {
    case "status":
      return `Status: ${named(action.statusId)}`;
    case "priority":
      return `Priority: ${action.priority}`;
    case "type":
      return `Type: ${action.type}`;
    case "team":
      return `Team: ${action.teamId === null ? "none" : named(action.teamId)}`;
    case "assignee":
      return `Assignee: ${action.assigneeId === null ? "nobody" : named(action.assigneeId)}`;
    case "labels":
      return `Labels: ${[...action.add.map((name) => `+${name}`), ...action.remove.map((name) => `−${name}`)].join(", ")}`;
    case "snooze":
      return `Snooze: ${action.until.replace("-", " ")}`;
    case "followers":
      return `Followers: ${action.add.map((id) => `+${named(id)}`).join(", ")}`;
  }
}

/** What an event tells of a field, in words; null for nothing. */
export function wordsOfValue(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(wordsOfValue).join(", ");
  if (typeof value === "object") {
    if ("label" in value) return String(value.label);
    return "name" in value ? String(value.name) : null;
  }
  return String(value);
}
