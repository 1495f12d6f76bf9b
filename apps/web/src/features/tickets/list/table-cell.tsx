"use client";
import type { ViewColumn } from "@desk/contracts/view-words";
import { Avatar, NobodyAvatar } from "@desk/ui/avatar";
import { Icon } from "@desk/ui/icon";
import { LabelChip } from "@desk/ui/label-chip";
import { PriorityIcon } from "@desk/ui/priority-icon";
import clsx from "clsx";
import { Paperclip, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import { Age } from "@/lib/age";
import { useDirectory } from "@/lib/me";
import { channelWords, priorityWords, typeWords } from "@/lib/words";
import { useHasDraft } from "../drafts";
import type { ListedTicket } from "../use-ticket-list";
import { needsReply, previewOf } from "./row-words";
import SnoozedMark from "./snoozed-mark";

type Props = { column: ViewColumn; ticket: ListedTicket; me: string; reason: string | null };

/** What one column says about a ticket. */
export function TableCell({ column, ticket, me, reason }: Props) {
  switch (column) {
    case "number":
      return <Cell className="figures px-2 text-ink-3">#{ticket.numberText}</Cell>;
    case "subject":
      return <Subject ticket={ticket} me={me} reason={reason} />;
    case "requester":
      return <Words>{ticket.requester.name}</Words>;
    case "organization":
      return <Words>{ticket.organization?.name ?? ""}</Words>;
    case "status":
      return <Words>{ticket.statusLabel}</Words>;
    case "type":
      return <Words>{typeWords[ticket.type]}</Words>;
    case "channel":
      return <Words>{channelWords[ticket.channel]}</Words>;
    case "team":
      return <TeamName id={ticket.teamId} />;
    case "labels":
      return <Labels names={ticket.labels} />;
    case "assignee":
      return (
        <Cell className="flex justify-center">
          {ticket.assignee ? (
            <Avatar id={ticket.assignee.id} name={ticket.assignee.name} size={20} label={ticket.assignee.name} />
          ) : (
            <NobodyAvatar label="Unassigned" />
          )}
        </Cell>
      );
    case "priority":
      return (
        <Cell className="flex items-center gap-2 px-2 text-xs">
          <PriorityIcon priority={ticket.priority} />
          {priorityWords[ticket.priority]}
        </Cell>
      );
    case "waiting":
      return <Moment iso={ticket.waitingSince} />;
    case "created":
      return <Moment iso={ticket.createdAt} />;
    case "updated":
      return <Moment iso={ticket.updatedAt} />;
    case "solved":
      return <Moment iso={ticket.solvedAt} />;
    case "snoozed":
      return <Moment iso={ticket.snoozedUntil} />;
  }
}

export function Cell({ className, children }: { className?: string; children?: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: The row is what takes focus.
    <div role="gridcell" className={clsx("min-w-0 self-center", className)}>
      {children}
    </div>
  );
}

const Words = ({ children }: { children: string }) => (
  <Cell className="truncate px-2 text-ink-2">
    <bdi title={children}>{children}</bdi>
  </Cell>
);

const Moment = ({ iso }: { iso: string | null }) => (
  <Cell className="figures px-2 pe-4 text-end text-ink-3 text-xs">{iso ? <Age iso={iso} /> : null}</Cell>
);

function TeamName({ id }: { id: string | null }) {
  const { teams } = useDirectory();
  return <Words>{teams.find((team) => team.id === id)?.name ?? ""}</Words>;
}

function Subject({ ticket, me, reason }: Omit<Props, "column">) {
  const hasDraft = useHasDraft(ticket.id);
  return (
    <Cell className="flex items-center gap-2 px-2">
      <bdi
        title={ticket.subject}
        className={clsx("max-w-[75%] shrink-0 truncate", needsReply(ticket) && !reason && "font-semibold")}
      >
        {ticket.subject}
      </bdi>
      <span className="min-w-0 flex-1 truncate text-ink-3">{reason ?? <bdi>{previewOf(ticket, me)}</bdi>}</span>
      {ticket.snoozedUntil ? <SnoozedMark until={ticket.snoozedUntil} /> : null}
      {hasDraft ? <Icon as={Pencil} size={14} label="Draft" className="text-ink-2" /> : null}
      {ticket.hasAttachment ? <Icon as={Paperclip} size={14} label="Attachment" className="text-ink-3" /> : null}
    </Cell>
  );
}

function Labels({ names }: { names: readonly string[] }) {
  return (
    <Cell className="flex items-center gap-1 overflow-hidden px-2">
      {names.slice(0, 2).map((label) => (
        <LabelChip key={label}>{label}</LabelChip>
      ))}
      {names.length > 2 ? (
        <span className="figures shrink-0 text-ink-3 text-xs" title={names.slice(2).join(", ")}>
          +{names.length - 2}
        </span>
      ) : null}
    </Cell>
  );
}
