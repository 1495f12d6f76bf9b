import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { escapeHtml } from "./escape";
import { fillVariables } from "./variables";

type Of = { userId: string | null; teamId: string | null };

/** The author's own signature, else the team's, else the workspace's, with its variables filled in; null without one. */
export async function findSignature(
  ctx: Ctx,
  { userId, teamId }: Of,
  variables: Readonly<Record<string, string>>,
): Promise<string | null> {
  const [row] = await runStatement<{ html: string }>(
    ctx.db,
    `select s.html from signatures s
      where s.workspace_id = $1 and ((s.owner_kind = 'user' and s.owner_id = $2::uuid)
        or (s.owner_kind = 'team' and s.owner_id = $3::uuid) or (s.owner_kind = 'workspace' and s.owner_id = $1))
      order by array_position(array['user', 'team', 'workspace'], s.owner_kind) limit 1`,
    [ctx.workspaceId, userId, teamId],
  );
  if (row === undefined) return null;
  const escaped = Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, escapeHtml(value)]));
  return fillVariables(row.html, escaped);
}
