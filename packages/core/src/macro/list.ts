import type { ListMacros, MacroPage } from "@desk/contracts/macro";
import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { readCursor, spotColumns, writeCursor } from "./cursor";
import { matchingWords } from "./matching";
import { visibleMacros } from "./policy";
import { presentMacro } from "./present";
import { type MacroData, macroColumns } from "./row";

/** Those the actor may see, in the order in which they were put: everybody's, the teams', one's own. */
export async function listMacros(ctx: Ctx, { q, scope, isActive, limit, cursor }: ListMacros): Promise<MacroPage> {
  authorizeInside(ctx.actor, "ticket.read");
  const from = readCursor(cursor);
  const values = new Values();
  const after =
    from === null
      ? ""
      : ` and (${spotColumns}) > (${values.add(from.rank)}::int, ${values.add(from.teamId)}::uuid,
          ${values.add(from.position)}::int, ${values.add(from.id)}::uuid)`;
  const rows = await runStatement<MacroData>(
    ctx.db,
    `select ${macroColumns} from macros m
      where m.workspace_id = ${values.add(ctx.workspaceId)} and ${visibleMacros(ctx.actor, values)}
        ${scope === undefined ? "" : `and m.scope = ${values.add(scope)}`}
        ${isActive === undefined ? "" : `and m.is_active = ${values.add(isActive)}`}
        ${matchingWords(q, values)}${after}
      order by ${spotColumns} limit ${limit + 1}`,
    values.list,
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = rows.length > limit;
  return {
    data: shown.map((row) => presentMacro(ctx.actor, row)),
    hasMore,
    nextCursor: hasMore && last !== undefined ? writeCursor(last) : null,
  };
}
