import { CreateMailbox } from "@desk/contracts/mailbox";
import type { Ctx } from "@desk/core/context";
import { createMailbox } from "@desk/core/mail/mailbox";

export type BenchMailbox = { mailboxId: string; address: string };

/** The address that the bench writes to and that its answers leave from, without automatic answers. */
export async function aBenchMailbox(ctx: Ctx): Promise<BenchMailbox> {
  const address = "support@bench.example";
  const { id } = await createMailbox(
    ctx,
    CreateMailbox.parse({
      name: "Support",
      address,
      incoming: { kind: "forward" },
      outgoing: { kind: "installation" },
      settings: { acknowledges: false, mailsPerMinute: 6_000 },
      isDefault: true,
    }),
  );
  return { mailboxId: id, address };
}
