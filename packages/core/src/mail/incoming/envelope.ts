import { messageEnvelopes } from "@desk/db/schema";
import type { Ctx } from "../../context";
import { subjectOf } from "./content";
import type { MailFiles } from "./files";
import type { Sight } from "./look";

type Message = { messageId: string; files: MailFiles; quotedAt?: number | null };

/** The mail side of an incoming message. An agent's answer by mail has one already: that of the mail it became. */
export async function insertEnvelope(ctx: Ctx, sight: Sight, { messageId, files, quotedAt }: Message): Promise<void> {
  const { mail, parsed, sender, ids } = sight;
  await ctx.db
    .insert(messageEnvelopes)
    .values({
      workspaceId: ctx.workspaceId,
      messageId,
      direction: "in",
      mailId: mail.id,
      mailboxId: sight.mailbox?.id ?? null,
      rfcMessageId: ids.own,
      subject: subjectOf(parsed),
      fromAddress: sender?.address ?? "",
      fromName: sender?.name ?? "",
      ownAddress: sight.ownAddress,
      to: parsed.to.slice(0, 200),
      cc: parsed.cc.slice(0, 200),
      inReplyTo: ids.inReplyTo.at(-1) ?? null,
      referenceIds: ids.references,
      threadIndex: parsed.threadIndex,
      authentication: sight.authentication,
      nature: parsed.nature.kind,
      quotedAt: quotedAt === undefined ? parsed.quotedAt : quotedAt,
      inlineFiles: files.inline,
    })
    .onConflictDoNothing();
}
