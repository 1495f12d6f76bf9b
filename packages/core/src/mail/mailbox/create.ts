import { type CreateMailbox, defaultMailboxSettings, type MailboxView } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { authorize } from "../../access";
import { type Ctx, inTransaction, newId } from "../../context";
import { recordEvent } from "../../event";
import { requireTeams, setAddresses, teamsNamed } from "./addresses";
import { keepDefault, makeDefault } from "./default";
import { presentMailbox } from "./present";
import { withSettings } from "./settings";
import { requireFolders, sealedSecret } from "./sides";

/** Sets up an address to receive on and to answer from. The first one becomes the default. */
export async function createMailbox(ctx: Ctx, input: CreateMailbox): Promise<MailboxView> {
  authorize(ctx.actor, "mail.manage");
  const { name, address, aliases, teamId, incoming, outgoing } = input;
  requireFolders(incoming);
  const mailboxId = newId();
  const sealed = (side: "incoming" | "outgoing") =>
    sealedSecret(ctx, { side, mailboxId, before: null, after: input[side], secret: input[`${side}Secret`] });
  const secrets = { incomingSecret: sealed("incoming"), outgoingSecret: sealed("outgoing") };
  return inTransaction(ctx, async (ctx) => {
    await requireTeams(ctx, teamsNamed(teamId, aliases));
    await ctx.db.insert(mailboxes).values({
      workspaceId: ctx.workspaceId,
      id: mailboxId,
      name,
      teamId,
      incoming,
      outgoing,
      ...secrets,
      settings: withSettings(defaultMailboxSettings, input.settings),
      createdAt: ctx.now(),
    });
    await setAddresses(ctx, mailboxId, input);
    if (input.isDefault) await makeDefault(ctx, mailboxId);
    await keepDefault(ctx);
    await recordEvent(ctx, "mailbox.created", { mailboxId, name, address });
    return presentMailbox(ctx, mailboxId);
  });
}
