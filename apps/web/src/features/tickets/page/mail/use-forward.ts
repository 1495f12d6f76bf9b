"use client";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { useRef, useState } from "react";
import type { Person } from "@/lib/mail/address-list";
import { problemOf } from "@/lib/problem";
import { randomId } from "@/lib/random-id";
import { api } from "@/trpc/client";
import {
  addressesOf,
  everyone,
  type Place,
  type RecipientLists,
  withoutAddress,
  withPeople,
} from "../../composer/recipients/recipient-lists";

const nobody: RecipientLists = { to: [], cc: [], bcc: [] };

/** The form of one forwarded message; it leaves once, however often it is pressed. */
export function useForward(ticket: TicketView, message: MessageView, onDone: () => void) {
  const cache = api.useUtils();
  const [lists, setLists] = useState(nobody);
  const [text, setText] = useState("");
  const [withAttachments, setWithAttachments] = useState(true);
  const [problem, setProblem] = useState<string | null>(null);
  const clientId = useRef(randomId());
  const forward = api.outgoing.forward.useMutation({
    onSuccess() {
      showToast({
        tone: "success",
        message: `Forwarded to ${everyone(lists)
          .map(({ address }) => address)
          .join(", ")}`,
      });
      void cache.ticket.open.invalidate({ number: ticket.number });
      onDone();
    },
    onError: (error) => setProblem(`Not forwarded: ${problemOf(error).message}`),
  });

  function send() {
    if (forward.isPending) return;
    if (lists.to.length === 0) return setProblem("Name at least one recipient in To.");
    setProblem(null);
    forward.mutate({
      ticketId: ticket.id,
      messageId: message.id,
      recipients: addressesOf(lists),
      text,
      withAttachments: withAttachments && message.attachments.length > 0,
      clientId: clientId.current,
    });
  }

  return {
    lists,
    add: (place: Place, people: readonly Person[]) => setLists((before) => withPeople(before, place, people)),
    remove: (place: Place, address: string) => setLists((before) => withoutAddress(before, place, address)),
    text,
    setText,
    withAttachments,
    setWithAttachments,
    problem,
    isPending: forward.isPending,
    send,
  };
}
