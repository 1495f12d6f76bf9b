import type { MacroList, OfferMacros } from "@desk/contracts/macro";
import { runStatement, Values } from "@desk/db/statement";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { matchingWords } from "./matching";
import { visibleMacros } from "./policy";
import { presentMacro } from "./present";
import { type MacroData, macroColumns } from "./row";

const offeredMax = 50;

/** What the picker shows: active ones of this context, the most used first. */
export async function offerMacros(ctx: Ctx, { context, q }: OfferMacros): Promise<MacroList> {
  authorizeInside(ctx.actor, "ticket.read");
  const values = new Values();
  const rows = await runStatement<MacroData>(
    ctx.db,
    `select ${macroColumns} from macros m
      where m.workspace_id = ${values.add(ctx.workspaceId)} and m.is_active and ${visibleMacros(ctx.actor, values)}
        ${context === undefined ? "" : `and ${values.add(context)}::text = any(m.contexts)`}
        ${matchingWords(q, values)}
      order by m.usage_count desc, m.last_used_at desc nulls last, lower(m.name), m.id limit ${offeredMax}`,
    values.list,
  );
  return { data: rows.map((row) => presentMacro(ctx.actor, row)) };
}
