import { workspaces } from "@desk/db/schema";
import { eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { recordEvent } from "../../event";
import { queueMail } from "../queue";
import { inMegabytes } from "./judge";
import type { Sight } from "./look";
import { mayAnswerAutomatically } from "./may-answer";

/** The sender learns why nobody answers, and the admins that it happened. A machine or a burst of mails learns nothing. */
export async function tellTooLarge(ctx: Ctx, sight: Sight): Promise<void> {
  const { mail, sender, mailbox, parsed, bytesMax } = sight;
  await recordEvent(ctx, "mail.rejected", { mailId: mail.id, reason: "too_large", sizeBytes: mail.sizeBytes });
  if (sender === null || mailbox === null || mail.isArchive) return;
  const answer = { address: sender.address, mailboxId: mailbox.id, nature: parsed.nature };
  if (!(await mayAnswerAutomatically(ctx, answer)).isAllowed) return;
  const [workspace] = await ctx.db
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(eq(workspaces.id, ctx.workspaceId));
  const data = { workspaceName: workspace?.name ?? "", limit: inMegabytes(bytesMax) };
  await queueMail(ctx, { kind: "mail_too_large", to: sender.address, data });
}
