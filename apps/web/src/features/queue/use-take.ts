"use client";
import { announce } from "@desk/ui/announcer";
import { showToast } from "@desk/ui/toast";
import { push, replace } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { queueMode, setQueueMode } from "./queue-mode";

/** Takes the next ticket of a view, passes one over, and leaves the queue. */
export function useTake() {
  const cache = api.useUtils();
  const take = api.queue.take.useMutation();
  const skip = api.queue.skip.useMutation();

  async function next(view: string): Promise<void> {
    const before = queueMode();
    const exceptId = before?.view === view ? before.ticket?.id : undefined;
    try {
      const { ticket, skipped } = await take.mutateAsync({ view, ...(exceptId ? { exceptId } : {}) });
      const taken = (before?.view === view ? before.taken : 0) + (ticket ? 1 : 0);
      setQueueMode({ view, ticket: ticket && { id: ticket.id, number: ticket.number }, taken, skipped });
      void cache.ticket.counts.invalidate();
      if (!ticket) return;
      (before?.ticket ? replace : push)(`/tickets/${ticket.number}?${new URLSearchParams({ view })}`);
      announce(`Taken: #${ticket.numberText} ${ticket.subject}`);
    } catch (error) {
      showToast({ tone: "danger", message: problemOf(error).message });
    }
  }

  return {
    isTaking: take.isPending || skip.isPending,
    next,
    async skip(reason: string): Promise<void> {
      const mode = queueMode();
      if (!mode?.ticket) return;
      try {
        await skip.mutateAsync({ ticketId: mode.ticket.id, reason });
      } catch (error) {
        showToast({ tone: "danger", message: problemOf(error).message });
        return;
      }
      await next(mode.view);
    },
  };
}
