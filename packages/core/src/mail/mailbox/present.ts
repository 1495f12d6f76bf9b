import type { MailboxView } from "@desk/contracts/mailbox";
import { mailboxAddresses, mailboxes } from "@desk/db/schema";
import { and, asc, desc, eq } from "drizzle-orm";
import type { Ctx } from "../../context";
import { notFound } from "../../error";
import { isMailbox, type MailboxRow } from "./find";

type AddressRow = typeof mailboxAddresses.$inferSelect;

const isOurs = (ctx: Ctx) => eq(mailboxAddresses.workspaceId, ctx.workspaceId);
const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Says of a secret only whether there is one. */
function present(row: MailboxRow, addresses: readonly AddressRow[]): MailboxView {
  const own = addresses.filter(({ mailboxId }) => mailboxId === row.id);
  return {
    id: row.id,
    name: row.name,
    address: own.find(({ isPrimary }) => isPrimary)?.address ?? "",
    aliases: own.filter(({ isPrimary }) => !isPrimary).map(({ address, teamId }) => ({ address, teamId })),
    teamId: row.teamId,
    incoming: row.incoming,
    outgoing: row.outgoing,
    hasIncomingSecret: row.incomingSecret !== null,
    hasOutgoingSecret: row.outgoingSecret !== null,
    settings: row.settings,
    isActive: row.isActive,
    isDefault: row.isDefault,
    pausedUntil: isoOrNull(row.pausedUntil),
    lastFetchAt: isoOrNull(row.lastFetchAt),
    lastError: row.lastError,
    lastErrorAt: isoOrNull(row.lastErrorAt),
    tokenExpiresAt: isoOrNull(row.tokenExpiresAt),
    version: row.version,
  };
}

export async function presentMailboxes(ctx: Ctx): Promise<MailboxView[]> {
  const rows = await ctx.db
    .select()
    .from(mailboxes)
    .where(eq(mailboxes.workspaceId, ctx.workspaceId))
    .orderBy(desc(mailboxes.isDefault), asc(mailboxes.createdAt), asc(mailboxes.id));
  const addresses = await ctx.db
    .select()
    .from(mailboxAddresses)
    .where(isOurs(ctx))
    .orderBy(asc(mailboxAddresses.address));
  return rows.map((row) => present(row, addresses));
}

export async function presentMailbox(ctx: Ctx, mailboxId: string): Promise<MailboxView> {
  const [row] = await ctx.db.select().from(mailboxes).where(isMailbox(ctx, mailboxId));
  if (row === undefined) throw notFound("The mailbox");
  const addresses = await ctx.db
    .select()
    .from(mailboxAddresses)
    .where(and(isOurs(ctx), eq(mailboxAddresses.mailboxId, mailboxId)))
    .orderBy(asc(mailboxAddresses.address));
  return present(row, addresses);
}
