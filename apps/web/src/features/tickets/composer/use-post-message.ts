"use client";
import type { SendMessageInput, SentMessage } from "@desk/contracts/outgoing";
import type { MessageView, OpenTicketView } from "@desk/contracts/ticket";
import { useMutation } from "@tanstack/react-query";
import { useMe } from "@/lib/me";
import { api } from "@/trpc/client";
import { useTicketCache } from "../actions/use-ticket-cache";

/**
 * Puts the message into the thread at once; when it is refused it leaves again and the composer has the text back.
 * One that is held or planned leaves the thread for the list below it.
 */
export function usePostMessage(number: number) {
  const cache = api.useUtils();
  const tickets = useTicketCache();
  const me = useMe()?.user;
  const change = (edit: (messages: MessageView[]) => MessageView[]) =>
    cache.ticket.open.setData(
      { number },
      (data: OpenTicketView | undefined) =>
        data && { ...data, thread: { ...data.thread, messages: edit(data.thread.messages) } },
    );
  const without = (id: string | undefined) => change((messages) => messages.filter((message) => message.id !== id));

  return useMutation({
    async mutationFn(input: SendMessageInput): Promise<SentMessage> {
      if (input.message.kind === "reply") return cache.client.outgoing.send.mutate(input);
      return { kind: "posted", ...(await cache.client.ticket.post.mutate(input.message)) };
    },
    async onMutate({ message: { clientId, kind, body }, sendAt }) {
      await cache.ticket.open.cancel({ number });
      if (sendAt) return;
      const shown: MessageView = {
        id: clientId ?? "",
        seq: Number.MAX_SAFE_INTEGER,
        kind,
        channel: "web",
        author: { kind: "agent", id: me?.id ?? null, name: me?.name ?? "" },
        text: body.text ?? "",
        html: body.html ?? null,
        attachments: [],
        quotedAt: null,
        isProposed: false,
        mail: null,
        createdAt: new Date().toISOString(),
      };
      change((messages) => [...messages, shown]);
    },
    onError: (_error, { message }) => void without(message.clientId),
    onSuccess(sent, { message: { clientId, ticketId } }) {
      if (sent.kind === "scheduled") {
        without(clientId);
        cache.outgoing.scheduled.setData({ ticketId }, (list) => ({
          data: [...(list?.data ?? []).filter(({ id }) => id !== sent.scheduled.id), sent.scheduled],
        }));
        return;
      }
      const { ticket, message } = sent;
      change((messages) => [...messages.filter((each) => each.id !== clientId && each.id !== message.id), message]);
      tickets.show(ticket);
    },
    onSettled(_sent, _error, { message: { ticketId } }) {
      tickets.refresh(ticketId);
      void cache.outgoing.scheduled.invalidate({ ticketId });
    },
  });
}
