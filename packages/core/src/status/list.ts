import type { StatusView } from "@desk/contracts/setting";
import { authorizeInside } from "../access";
import type { Ctx } from "../context";
import { findStatuses, presentStatus } from "./find";

export async function listStatuses(ctx: Ctx): Promise<StatusView[]> {
  authorizeInside(ctx.actor, "ticket.read");
  return (await findStatuses(ctx)).map(presentStatus);
}
