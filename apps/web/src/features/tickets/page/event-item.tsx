"use client";
import type { EventView } from "@desk/contracts/ticket";
import { EventLine } from "@desk/ui/event-line";
import {
  CalendarClock,
  CalendarX,
  CircleDot,
  CircleHelp,
  History,
  type LucideIcon,
  MailCheck,
  MailX,
  Pencil,
  Pin,
  Plus,
  SignalHigh,
  Tag,
  Trash2,
  Undo2,
  UserCheck,
  UserPen,
  UserPlus,
  UserRoundPlus,
  UsersRound,
  UserX,
} from "lucide-react";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";
import { eventWords } from "./event-words";

const icons: Record<string, LucideIcon> = {
  "ticket.created": Plus,
  "ticket.status_changed": CircleDot,
  "ticket.priority_changed": SignalHigh,
  "ticket.assigned": UserCheck,
  "ticket.team_changed": UsersRound,
  "ticket.labels_changed": Tag,
  "ticket.subject_changed": Pencil,
  "ticket.requester_changed": UserPen,
  "ticket.ccs_changed": UserPlus,
  "ticket.followers_changed": UserPlus,
  "ticket.notes_changed": Pin,
  "ticket.deleted": Trash2,
  "ticket.participant_proposed": UserRoundPlus,
  "ticket.participant_accepted": UserCheck,
  "ticket.participant_declined": UserX,
  "message.scheduled": CalendarClock,
  "message.unscheduled": CalendarX,
  "delivery.bounced": Undo2,
  "delivery.failed": MailX,
  "delivery.uncertain": CircleHelp,
  "delivery.retried": MailCheck,
};

export function EventItem({ event, isWide, hasLine }: { event: EventView; isWide: boolean; hasLine: boolean }) {
  const now = useNow();
  return (
    <EventLine
      icon={icons[event.type] ?? History}
      subject={<bdi>{event.actor.name}</bdi>}
      isWide={isWide}
      hasLine={hasLine}
      time={
        <time dateTime={event.createdAt} title={exactTime(event.createdAt)}>
          {momentOf(event.createdAt, now)}
        </time>
      }
    >
      {eventWords(event)}
    </EventLine>
  );
}
