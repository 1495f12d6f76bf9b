import type { Recipients } from "@desk/contracts/ticket";
import type { MessageKind } from "@desk/contracts/words";
import type { Ctx } from "../../context";
import { findOrCreateCustomer } from "../../customer";
import { peopleOn } from "./people-on";
import { type AddressedMail, addressReply, type People } from "./recipients";
import { findSender, type Sender } from "./sender";

/** The mail a reply becomes. */
export type PlannedMail = { sender: Sender; addressed: AddressedMail; quotesPrevious: boolean };
export type PlannedReply = PlannedMail & {
  /** People named in To or Cc who do not stand on the ticket yet; Bcc adds nobody. */
  joining: { id: string; address: string }[];
};

type Said = {
  kind: MessageKind;
  ticket: { id: string; teamId: string | null; requesterId: string };
  recipients?: Recipients | undefined;
  fromAddress?: string | undefined;
  quotesPrevious?: boolean | undefined;
};

/**
 * Whether a message leaves by mail, and to whom. A note never does, whoever writes it and whatever recipients came
 * with it: this is the one place that decides it. Customers choose no recipients.
 */
export async function addressPlan(ctx: Ctx, said: Said): Promise<(PlannedMail & { people: People }) | null> {
  const { kind, ticket, recipients, fromAddress, quotesPrevious = false } = said;
  if (kind !== "reply") return null;
  if (ctx.isQuiet === true || (ctx.actor.kind !== "agent" && ctx.actor.kind !== "apiKey")) return null;
  const sender = await findSender(ctx, { ticketId: ticket.id, teamId: ticket.teamId, fromAddress });
  if (sender === null) return null;
  const named = recipients === undefined ? [] : [...recipients.to, ...recipients.cc, ...recipients.bcc];
  const people = await peopleOn(ctx, ticket.id, named);
  const addressed = addressReply(people, recipients);
  if ([...addressed.to, ...addressed.cc, ...addressed.bcc].length === 0) return null;
  return { sender, addressed, quotesPrevious, people };
}

/** The plan, and who joins the ticket by being named in it. */
export async function planReply(ctx: Ctx, said: Said): Promise<PlannedReply | null> {
  const plan = await addressPlan(ctx, said);
  if (plan === null) return null;
  const { people, ...mail } = plan;
  const known = new Set([people.requester, ...people.copied].flatMap((person) => person?.address ?? []));
  const joining: PlannedReply["joining"] = [];
  for (const { address } of [...mail.addressed.to, ...mail.addressed.cc]) {
    if (known.has(address)) continue;
    const { id } = await findOrCreateCustomer(ctx, { email: address });
    if (id !== said.ticket.requesterId) joining.push({ id, address });
  }
  return { ...mail, joining };
}
