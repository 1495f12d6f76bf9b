import type { DirectoryView } from "@desk/contracts/setting";
import { runStatement } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";

const text = `select
  (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name, 'isActive', u.status = 'active',
      'teamIds', (select coalesce(json_agg(m.team_id), '[]') from team_members m
        where m.workspace_id = u.workspace_id and m.user_id = u.id)) order by u.name, u.id), '[]')
    from users u where u.workspace_id = $1) as users,
  (select coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'slug', t.slug, 'icon', t.icon)
      order by t.position, t.name, t.id), '[]')
    from teams t where t.workspace_id = $1 and t.archived_at is null) as teams,
  (select coalesce(json_agg(json_build_object('id', l.id, 'name', l.name) order by lower(l.name), l.id), '[]')
    from labels l where l.workspace_id = $1) as labels,
  (select coalesce(json_agg(json_build_object('id', s.id, 'category', s.category, 'label', s.label,
      'position', s.position, 'isDefault', s.is_default, 'isArchived', s.archived_at is not null)
      order by s.position, s.label, s.id), '[]')
    from statuses s where s.workspace_id = $1) as statuses,
  (select coalesce(json_agg(json_build_object('address', a.address, 'name', b.name,
      'teamId', coalesce(a.team_id, b.team_id)) order by b.is_default desc, a.is_primary desc, a.address), '[]')
    from mailbox_addresses a
    join mailboxes b on b.workspace_id = a.workspace_id and b.id = a.mailbox_id and b.is_active
    where a.workspace_id = $1) as "mailAddresses"`;

/** Names for pickers and chips: colleagues, teams, labels, statuses. For those who work here, not for customers. */
export async function readDirectory(ctx: Ctx): Promise<DirectoryView> {
  authorizeInside(ctx.actor, "ticket.read");
  const [row] = await runStatement<DirectoryView>(ctx.db, text, [ctx.workspaceId]);
  return row ?? { users: [], teams: [], labels: [], statuses: [], mailAddresses: [] };
}
