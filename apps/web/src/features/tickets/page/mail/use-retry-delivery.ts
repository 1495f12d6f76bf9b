"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { countOf } from "@/lib/words";
import { api } from "@/trpc/client";

/** Sends mails again under the same Message-ID. */
export function useRetryDelivery({ number }: Pick<TicketView, "number">) {
  const cache = api.useUtils();
  return api.outgoing.retry.useMutation({
    onSuccess: ({ changed }) =>
      showToast({
        message: changed > 0 ? `${countOf(changed, "mail")} will be sent again` : "It was already being sent",
      }),
    onError: (error) => showToast({ tone: "danger", message: `Not sent again: ${problemOf(error).message}` }),
    onSettled: () => cache.ticket.open.invalidate({ number }),
  });
}
