"use client";
import type { ProposalView } from "@desk/contracts/mail-log";
import type { MessageView, TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { EyeOff, UserRoundPlus } from "lucide-react";
import { useDecideProposal, useProposals } from "./use-proposals";

type Props = { ticket: TicketView; message: MessageView };

/** People whom this mail brought and who do not stand on the ticket: an agent says whether they belong here. */
export function ProposalBanner({ ticket, message }: Props) {
  const proposals = useProposals(ticket.id)?.filter(({ messageId }) => messageId === message.id);
  if (!proposals) return null;
  if (proposals.length === 0) {
    return message.isProposed ? (
      <p className="flex items-center gap-1.5 py-1 text-ink-3 text-xs">
        <Icon as={EyeOff} size={14} />
        Kept out: only your team sees this message, and replies do not go to its author.
      </p>
    ) : null;
  }
  return proposals.map((proposal) => (
    <Proposal key={proposal.customerId} ticket={ticket} message={message} proposal={proposal} />
  ));
}

function Proposal({ ticket, message, proposal }: Props & { proposal: ProposalView }) {
  const decide = useDecideProposal(ticket);
  const { customerId, name, address } = proposal;
  const choose = (decision: "accept" | "decline") => decide.mutate({ ticketId: ticket.id, customerId, decision });
  return (
    <section
      aria-label={`${name} is not on this ticket`}
      className="my-1 flex max-w-(--w-measure) flex-wrap items-center gap-x-3 gap-y-2 rounded-control border border-warning-line bg-warning-tint px-3 py-2 text-sm"
    >
      <Icon as={UserRoundPlus} className="shrink-0 text-warning-ink" />
      <p className="min-w-0 flex-1 basis-64 text-ink-2 wrap-anywhere">
        <span className="font-semibold text-ink">
          <bdi>{name}</bdi> is not on this ticket.
        </span>{" "}
        {whyWords(message, proposal)} Until you let {address ? <bdi>{address}</bdi> : "this person"} in, replies do not
        go there{message.isProposed ? " and customers do not see this message" : ""}.
      </p>
      {ticket.can.edit ? (
        <span className="flex gap-2">
          <Button size="sm" isLoading={decide.isPending} onClick={() => choose("accept")}>
            Let in
          </Button>
          <Button size="sm" variant="ghost" disabled={decide.isPending} onClick={() => choose("decline")}>
            Keep out
          </Button>
        </span>
      ) : null}
    </section>
  );
}

const senderWords = {
  pass: "Its sender is confirmed.",
  fail: "Its sender is not confirmed: a check failed.",
  none: "Nobody has checked its sender.",
};

function whyWords({ author, mail }: MessageView, { customerId }: ProposalView): string {
  const checked = senderWords[mail?.authentication ?? "none"];
  return author.id === customerId
    ? `This mail answers one of the ticket that went to somebody else. ${checked}`
    : `This mail put them on copy. ${checked}`;
}
