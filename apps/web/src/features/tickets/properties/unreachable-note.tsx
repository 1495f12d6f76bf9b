"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { showToast } from "@desk/ui/toast";
import { MailX } from "lucide-react";
import { usePermission } from "@/lib/me";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Addresses of this ticket's people that mail no longer goes to, and the way to try again. */
export function UnreachableNote({ ticket }: { ticket: TicketView }) {
  const mayReset = usePermission("mail.manage");
  const cache = api.useUtils();
  const options = api.outgoing.options.useQuery(
    { ticketId: ticket.id },
    { enabled: ticket.can.note, staleTime: 60_000 },
  );
  const forgive = api.outgoing.forgive.useMutation({
    onSuccess: (_list, { address }) => showToast({ tone: "success", message: `Mail to ${address} is tried again` }),
    onError: (error) => showToast({ tone: "danger", message: `Not reset: ${problemOf(error).message}` }),
    onSettled: () => cache.outgoing.options.invalidate({ ticketId: ticket.id }),
  });
  return options.data?.unreachable.map(({ address, reason }) => (
    <div key={address} className="my-1 flex items-start gap-2 text-warning-ink text-xs">
      <Icon as={MailX} size={14} className="mt-0.5 shrink-0" />
      <p className="min-w-0 flex-1 wrap-anywhere">
        <span className="font-medium">Mail does not reach {address}.</span> {reason}
        {mayReset ? null : " Somebody who looks after the mailboxes can have it tried again."}
      </p>
      {mayReset ? (
        <Button size="sm" isLoading={forgive.isPending} onClick={() => forgive.mutate({ address })}>
          Try again
        </Button>
      ) : null}
    </div>
  ));
}
