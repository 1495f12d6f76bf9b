import type { Ctx } from "../../../context";
import { findCustomerIdByEmail } from "../../../customer/find-by-email";
import { ticketLink } from "../../../ticket-link/issue";

/** Where this recipient may read the whole request without an account; null for whoever does not stand on it. */
export async function linkFor(ctx: Ctx, ticketId: string, address: string, publicUrl: string): Promise<string | null> {
  const customerId = await findCustomerIdByEmail(ctx, address);
  const path = customerId === null ? null : await ticketLink(ctx, ticketId, customerId);
  return path === null ? null : new URL(path, publicUrl).toString();
}
