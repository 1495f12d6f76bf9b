"use client";
import type { ProposalView } from "@desk/contracts/mail-log";
import type { TicketView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { useTicketCache } from "../../actions/use-ticket-cache";

/** People who wait for a decision on this ticket; undefined while that is not known. */
export const useProposals = (ticketId: string): readonly ProposalView[] | undefined =>
  api.mail.proposals.useQuery({ ticketId }, { staleTime: 15_000 }).data?.data;

/** Lets somebody whom a mail brought in, or keeps the person out. */
export function useDecideProposal({ id: ticketId, number }: Pick<TicketView, "id" | "number">) {
  const cache = api.useUtils();
  const tickets = useTicketCache();
  return api.mail.decideProposal.useMutation({
    onSuccess(ticket, { decision }) {
      tickets.show(ticket);
      showToast({
        tone: "success",
        message: decision === "accept" ? "Let in: now on copy" : "Kept out: the message stays internal",
      });
    },
    onError: (error) => showToast({ tone: "danger", message: `Not decided: ${problemOf(error).message}` }),
    onSettled: () => {
      void cache.mail.proposals.invalidate({ ticketId });
      void cache.ticket.open.invalidate({ number });
      void cache.outgoing.options.invalidate({ ticketId });
    },
  });
}
