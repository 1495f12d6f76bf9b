import type { ListSenderRules, SenderRulePage, SenderRuleView } from "@desk/contracts/mail-log";
import { runStatement, Values } from "@desk/db/statement";
import { authorize } from "../../access";
import type { Ctx } from "../../context";
import { invalid, notFound } from "../../error";
import { isoOf } from "../../ticket/time";

const columns = `r.id, r.pattern, r.verdict, r.created_at as "createdAt",
  (select json_build_object('id', u.id, 'name', u.name) from users u
    where u.workspace_id = r.workspace_id and u.id = r.created_by_user_id) as "createdBy"`;

const present = (row: SenderRuleView): SenderRuleView => ({ ...row, createdAt: isoOf(row.createdAt) });

/** Who is blocked, always let in, or shown with pictures: the newest first. */
export async function listSenderRules(ctx: Ctx, { cursor, limit }: ListSenderRules): Promise<SenderRulePage> {
  authorize(ctx.actor, "mail.manage");
  const values = new Values();
  const older = cursor === undefined ? "" : ` and r.id < ${values.add(idIn(cursor))}::uuid`;
  const rows = await runStatement<SenderRuleView>(
    ctx.db,
    `select ${columns} from sender_rules r where r.workspace_id = ${values.add(ctx.workspaceId)}${older}
      order by r.id desc limit ${values.add(limit + 1)}::int`,
    values.list,
  );
  const shown = rows.slice(0, limit).map(present);
  const hasMore = rows.length > limit;
  return { data: shown, nextCursor: hasMore ? (shown.at(-1)?.id ?? null) : null, hasMore };
}

/** Ids rise with time. */
function idIn(cursor: string): string {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(cursor))
    throw invalid("cursor", "This cursor is not from a page of this list.");
  return cursor;
}

export async function readSenderRule(ctx: Ctx, ruleId: string): Promise<SenderRuleView> {
  const [row] = await runStatement<SenderRuleView>(
    ctx.db,
    `select ${columns} from sender_rules r where r.workspace_id = $1 and r.id = $2`,
    [ctx.workspaceId, ruleId],
  );
  if (row === undefined) throw notFound("This rule");
  return present(row);
}
