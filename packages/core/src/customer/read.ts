import type { CustomerRef, CustomerView } from "@desk/contracts/customer";
import { authorize } from "../access";
import type { Ctx } from "../context";
import { loadCustomer } from "./find";
import { presentCustomer } from "./present";

export async function getCustomer(ctx: Ctx, { customerId }: CustomerRef): Promise<CustomerView> {
  authorize(ctx.actor, "customer.read");
  return presentCustomer(ctx.actor, await loadCustomer(ctx, customerId));
}
