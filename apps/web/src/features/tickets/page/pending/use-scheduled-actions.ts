"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Changes when a planned message leaves. */
export function useScheduledActions({ id: ticketId, number }: Pick<TicketView, "id" | "number">) {
  const cache = api.useUtils();
  const onError = (error: unknown) =>
    showToast({ tone: "danger", message: `Not changed: ${problemOf(error).message}` });
  const onSettled = () => {
    void cache.outgoing.scheduled.invalidate({ ticketId });
    void cache.ticket.open.invalidate({ number });
  };
  const reschedule = api.outgoing.reschedule.useMutation({
    onSuccess: () => showToast({ tone: "success", message: "Time changed" }),
    onError,
    onSettled,
  });
  const sendNow = api.outgoing.reschedule.useMutation({
    onSuccess: () => showToast({ message: "Sending…" }),
    onError,
    onSettled,
  });
  return { reschedule, sendNow };
}
