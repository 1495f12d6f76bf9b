import type { Bounce, BouncedRecipient } from "@desk/contracts/parsed-mail";
import type { DeliveryState } from "@desk/contracts/words";
import { runStatement } from "@desk/db/statement";
import type { Ctx } from "../../context";
import { isDeadAddress } from "./dead-address";
import { tellTicket } from "./tell-ticket";
import { flagUnreachable } from "./unreachable";

/** The mail that came back, and in words how. */
export type BouncedMail = { ticketId: string | null; messageId: string | null; reason: string };

type Sent = {
  id: string;
  kind: string;
  ticketId: string | null;
  messageId: string | null;
  toAddress: string;
  state: DeliveryState;
};

const reasonMax = 500;

/**
 * Notes what a report says about mails that we sent, recipient by recipient; null when it names none of ours. Only
 * the Message-ID leads to a mail: it is random, and whoever invents reports cannot put an address out of reach. A
 * bounce that helps nobody to try again marks the address.
 */
export async function noteBounce(ctx: Ctx, bounce: Bounce): Promise<BouncedMail | null> {
  if (bounce.originalMessageId === null) return null;
  const sent = await findSent(ctx, bounce.originalMessageId);
  const [first] = sent;
  if (first === undefined) return null;
  const said: string[] = [];
  for (const recipient of bounce.recipients) {
    const mail = sent.length === 1 ? first : sent.find(({ toAddress }) => toAddress === recipient.address);
    if (mail === undefined) continue;
    said.push(wordsOf(mail, recipient));
    await note(ctx, mail, recipient);
  }
  const { ticketId, messageId } = first;
  return { ticketId, messageId, reason: said.join(" ") || "It does not say which recipient it is about." };
}

/** A mail of the product gets its sender's domain when it leaves, so its id is known without. */
const findSent = (ctx: Ctx, messageId: string): Promise<Sent[]> =>
  runStatement<Sent>(
    ctx.db,
    `select d.id, d.kind, d.ticket_id as "ticketId", d.message_id as "messageId", d.to_address as "toAddress", d.state
      from deliveries d where d.workspace_id = $1 and d.rfc_message_id = any($2::text[])
      order by d.id for no key update`,
    [ctx.workspaceId, [messageId, messageId.slice(0, messageId.lastIndexOf("@"))]],
  );

const wordsOf = ({ toAddress }: Sent, { action, status, reason }: BouncedRecipient): string =>
  `${toAddress}: ${action}${status === null ? "" : ` ${status}`}${reason === "" ? "" : `, ${reason}`}.`.slice(
    0,
    reasonMax,
  );

const stateAfter = {
  failed: "bounced",
  delayed: null,
  delivered: "delivered",
  relayed: "delivered",
  expanded: "delivered",
} as const satisfies Record<BouncedRecipient["action"], DeliveryState | null>;

/** What is over for good stays over: a late report of success does not undo a bounce. */
async function note(ctx: Ctx, mail: Sent, recipient: BouncedRecipient): Promise<void> {
  const state = stateAfter[recipient.action];
  if (state === null || mail.state === "bounced" || mail.state === state) return;
  const { status } = recipient;
  const reason = [status ?? "", recipient.reason].join(" ").trim().slice(0, reasonMax);
  const failed = state === "bounced";
  await runStatement(
    ctx.db,
    `update deliveries d set state = $3, last_error = $4, settled_at = $5, leased_until = null
      where d.workspace_id = $1 and d.id = $2`,
    [ctx.workspaceId, mail.id, state, failed ? reason : null, ctx.now().toISOString()],
  );
  if (!failed) return;
  if (isDeadAddress({ code: 550, stage: "recipient", response: reason }))
    await flagUnreachable(ctx, mail.toAddress, reason);
  await tellTicket(ctx, mail, "delivery.bounced", reason);
}
