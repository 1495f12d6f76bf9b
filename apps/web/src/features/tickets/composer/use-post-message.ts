"use client";
import type { MessageView, OpenTicketView } from "@desk/contracts/ticket";
import { useMe } from "@/lib/me";
import { api } from "@/trpc/client";
import { useTicketCache } from "../actions/use-ticket-cache";

/** Puts the message into the thread at once; when it is refused it leaves again and the composer has the text back. */
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

  return api.ticket.post.useMutation({
    async onMutate({ clientId, kind, body }) {
      await cache.ticket.open.cancel({ number });
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
    onError: (_error, { clientId }) => change((messages) => messages.filter((message) => message.id !== clientId)),
    onSuccess({ ticket, message }, { clientId }) {
      change((messages) => [...messages.filter((each) => each.id !== clientId && each.id !== message.id), message]);
      tickets.show(ticket);
    },
    onSettled: (_posted, _error, { ticketId }) => tickets.refresh(ticketId),
  });
}
