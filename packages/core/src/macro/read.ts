import type { MacroRef, MacroView } from "@desk/contracts/macro";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { findMacro } from "./find";
import { viewMacro } from "./present";

export async function readMacro(ctx: Ctx, { macroId }: MacroRef): Promise<MacroView> {
  authorizeInside(ctx.actor, "ticket.read");
  return viewMacro(ctx, await findMacro(ctx, macroId));
}
