import type { MailboxView, UpdateMailbox } from "@desk/contracts/mailbox";
import { mailboxes } from "@desk/db/schema";
import { authorize } from "../../access";
import { type Ctx, inTransaction } from "../../context";
import { conflict, invalid } from "../../error";
import { recordEvent } from "../../event";
import { requireTeams, setAddresses, teamsNamed } from "./addresses";
import { makeDefault } from "./default";
import { findMailbox, isMailbox, type MailboxRow } from "./find";
import { presentMailbox } from "./present";
import { withSettings } from "./settings";
import { requireFolders, type Side, sealedSecret } from "./sides";

/** Changes what is named. The trouble it had is forgotten, so that it is tried anew at once. */
export async function updateMailbox(ctx: Ctx, input: UpdateMailbox): Promise<MailboxView> {
  authorize(ctx.actor, "mail.manage");
  const { mailboxId } = input;
  return inTransaction(ctx, async (ctx) => {
    const row = await findMailbox(ctx, mailboxId);
    const before = await presentMailbox(ctx, mailboxId);
    if (input.version !== undefined && input.version !== row.version)
      throw conflict("Somebody else changed this mailbox meanwhile. Load it again.", { version: row.version });
    if (input.isDefault === false && row.isDefault)
      throw invalid("isDefault", "Make another mailbox the default instead.");
    const after = {
      name: input.name ?? before.name,
      address: input.address ?? before.address,
      aliases: input.aliases ?? before.aliases,
      teamId: input.teamId === undefined ? before.teamId : input.teamId,
      incoming: input.incoming ?? before.incoming,
      outgoing: input.outgoing ?? before.outgoing,
      settings: withSettings(before.settings, input.settings ?? {}),
      isActive: input.isActive ?? before.isActive,
    };
    requireFolders(after.incoming);
    await requireTeams(ctx, teamsNamed(after.teamId, after.aliases));
    const { name, teamId, incoming, outgoing, settings, isActive } = after;
    await ctx.db
      .update(mailboxes)
      .set({
        ...{ name, teamId, incoming, outgoing, settings, isActive },
        incomingSecret: keptSecret(ctx, "incoming", row, after.incoming, input.incomingSecret),
        outgoingSecret: keptSecret(ctx, "outgoing", row, after.outgoing, input.outgoingSecret),
        lastError: null,
        lastErrorAt: null,
        leasedUntil: null,
        version: row.version + 1,
      })
      .where(isMailbox(ctx, mailboxId));
    if (input.address !== undefined || input.aliases !== undefined) await setAddresses(ctx, mailboxId, after);
    if (input.isDefault === true) await makeDefault(ctx, mailboxId);
    await recordEvent(ctx, "mailbox.changed", { mailboxId, ...changesBetween(before, after), ...renewed(input) });
    return presentMailbox(ctx, mailboxId);
  });
}

function keptSecret(
  ctx: Ctx,
  side: Side,
  row: MailboxRow,
  after: MailboxRow[Side],
  secret: string | undefined,
): string | null {
  const before = { server: row[side], sealed: row[`${side}Secret`] };
  return sealedSecret(ctx, { side, mailboxId: row.id, before, after, secret });
}

/** What the history shows: each changed setting with its value before and after. */
function changesBetween(
  before: MailboxView,
  after: Partial<MailboxView>,
): Record<string, { from: unknown; to: unknown }> {
  const old: Record<string, unknown> = before;
  const changed = Object.entries(after).filter(([key, to]) => JSON.stringify(old[key]) !== JSON.stringify(to));
  return Object.fromEntries(changed.map(([key, to]) => [key, { from: old[key], to }]));
}

/** That a secret is a new one, and nothing about it. */
const renewed = ({ incomingSecret, outgoingSecret }: UpdateMailbox): { renewedSecrets?: Side[] } => {
  const sides: Side[] = [
    ...(incomingSecret === undefined ? [] : ["incoming" as const]),
    ...(outgoingSecret === undefined ? [] : ["outgoing" as const]),
  ];
  return sides.length === 0 ? {} : { renewedSecrets: sides };
};
