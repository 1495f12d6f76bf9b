import { CreateMailbox, UpdateMailbox } from "@desk/contracts/mailbox";
import { type Ctx, inTransaction } from "../../../context";
import { createMailbox, updateMailbox } from "../../../mail/mailbox";
import type { Company } from "../found";
import { addressPlace } from "./address";

/**
 * A mailbox to look at. It is switched off, and without an active mailbox no answer of the demo ever leaves: some of
 * its customers have addresses that somebody may really own.
 */
export async function makeDemoMailbox(ctx: Ctx, { teamIds }: Company): Promise<string> {
  return inTransaction(ctx, async (ctx) => {
    const { id } = await createMailbox(
      ctx,
      CreateMailbox.parse({
        name: "Nawa Support",
        address: addressPlace("support"),
        aliases: [
          { address: addressPlace("partners"), teamId: teamIds.get("onboarding") ?? null },
          { address: addressPlace("safety"), teamId: teamIds.get("safety") ?? null },
        ],
        incoming: { kind: "forward" },
        outgoing: { kind: "installation" },
        isDefault: true,
      }),
    );
    await updateMailbox(ctx, UpdateMailbox.parse({ mailboxId: id, isActive: false }));
    return id;
  });
}
