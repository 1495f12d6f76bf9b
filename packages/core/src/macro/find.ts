import { MacroActions } from "@desk/contracts/macro-action";
import { runStatement, Values } from "@desk/db/statement";
import type { Ctx } from "../context";
import { conflict, isDomainError, notFound } from "../error";
import { findTicket, type Ticket } from "../ticket/find";
import { visibleMacros } from "./policy";
import { type MacroData, macroColumns } from "./row";

/** The macro, or `not_found` when it is not for this actor to see. With `update` its row stays locked. */
export async function findMacro(ctx: Ctx, macroId: string, lock?: "update"): Promise<MacroData> {
  const values = new Values();
  const [row] = await runStatement<MacroData>(
    ctx.db,
    `select ${macroColumns} from macros m
      where m.workspace_id = ${values.add(ctx.workspaceId)} and m.id = ${values.add(macroId)}
        and ${visibleMacros(ctx.actor, values)}${lock === "update" ? " for update of m" : ""}`,
    values.list,
  );
  if (row === undefined) throw notFound("The macro");
  return { ...row, actions: MacroActions.parse(row.actions) };
}

/** One that may be used now. */
export async function findUsableMacro(ctx: Ctx, macroId: string): Promise<MacroData> {
  const macro = await findMacro(ctx, macroId);
  if (!macro.isActive) throw conflict("This macro is switched off. Switch it on under Macros to use it.", { macroId });
  return macro;
}

/** A macro and the ticket it is meant for. Which of the two is out of sight is nobody's to learn. */
export async function findMacroAndTicket(
  ctx: Ctx,
  { macroId, ticketId }: { macroId: string; ticketId: string },
  lock?: "update",
): Promise<{ macro: MacroData; ticket: Ticket }> {
  try {
    const macro = await findUsableMacro(ctx, macroId);
    return { macro, ticket: await findTicket(ctx, ticketId, lock) };
  } catch (error) {
    throw isDomainError(error) && error.code === "not_found" ? notFound("The ticket or the macro") : error;
  }
}
