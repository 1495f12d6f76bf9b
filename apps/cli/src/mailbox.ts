import type { Ctx } from "@desk/core/context";
import { invalid } from "@desk/core/error";
import { ownAddresses } from "@desk/core/mail/incoming";

/** The mailbox with this address or alias; null when none was named. */
export async function mailboxOf(ctx: Ctx, address: string | undefined): Promise<string | null> {
  if (address === undefined) return null;
  const [own] = await ownAddresses(ctx, [address]);
  if (own === undefined) throw invalid("mailbox", `${address} is not an address of a mailbox here.`);
  return own.mailboxId;
}
