import { findOrCreateCustomer } from "../../customer";
import { type Author, customerAuthor } from "../../message/author";
import { keepUnprovenAgent, postAgentMail } from "./agent-mail";
import { appendArchived, appendReply } from "./append";
import type { Delivered, Delivery } from "./delivery";
import { deskAuthor, openTicket } from "./open-ticket";
import { isParticipant, standingOn } from "./standing";
import { keepStranger } from "./stranger";

/** Puts a mail where it belongs: by the ticket it was led to and by who its sender is there. */
export async function deliver(delivery: Delivery): Promise<Delivered> {
  const { ticketId } = delivery.thread;
  if (ticketId === null) return openTicket(delivery);
  const delivered = await answer(delivery, ticketId);
  if (delivered.kind !== "elsewhere") return delivered;
  return { ...(await openTicket(delivery)), reason: delivered.reason } as Delivered;
}

async function answer(delivery: Delivery, ticketId: string): Promise<Delivered> {
  const { ctx, sight, sender, thread } = delivery;
  if (sight.mail.isArchive) return appendArchived(delivery, ticketId, await archivedAuthor(delivery));
  const { agentId } = sight;
  const token = thread.token?.isFor(sender.address) === true ? thread.token : null;
  if (agentId !== null && token !== null && token.kind !== "r")
    return postAgentMail(delivery, ticketId, { userId: agentId, token });
  const standing = await standingOn(ctx, ticketId, sender.address);
  if (standing !== null && isParticipant(standing)) return appendReply(delivery, ticketId, standing);
  return agentId === null ? keepStranger(delivery, ticketId) : keepUnprovenAgent(delivery, ticketId);
}

/** In an old mailbox nobody is a stranger: our own mails are the desk's, an agent's are his, all others customers'. */
async function archivedAuthor({ ctx, sight, sender }: Delivery): Promise<Author> {
  if (sight.isFromUs) return deskAuthor;
  if (sight.agentId !== null) return { kind: "agent", userId: sight.agentId, customerId: null };
  const { address, name } = sender;
  const customer = await findOrCreateCustomer(ctx, { email: address, ...(name === "" ? {} : { name }) });
  return customerAuthor(customer.id);
}
