import type { MailboxChoices, MailboxView } from "@desk/contracts/mailbox";
import { authorize } from "../../access";
import type { Ctx } from "../../context";
import { presentMailboxes } from "./present";

/** All mailboxes with their health, the default one first. */
export async function listMailboxes(ctx: Ctx): Promise<MailboxView[]> {
  authorize(ctx.actor, "mail.manage");
  return presentMailboxes(ctx);
}

/** What this installation offers to whoever sets a mailbox up. */
export async function listMailboxChoices(ctx: Ctx): Promise<MailboxChoices> {
  authorize(ctx.actor, "mail.manage");
  return {
    oauthProviders: [...(ctx.mailReach?.oauth.providers ?? [])],
    redirectUrl: ctx.mailReach?.oauth.redirectUrl ?? "",
    keepsSecrets: ctx.vault !== undefined,
  };
}
