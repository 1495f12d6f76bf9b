import type { TicketView } from "@desk/contracts/ticket";
import { stateOfCategory } from "@desk/contracts/words";
import type { Actor } from "../context";
import { ticketCan } from "./policy";
import { presentRow } from "./row";
import { isoOrNull } from "./time";
import type { ViewedTicket } from "./view-statement";

export function presentTicket(actor: Actor, row: ViewedTicket): TicketView {
  const line = presentRow(actor, row);
  const followUpOf = row.followUpOf?.isVisible === true ? row.followUpOf : null;
  const shown: TicketView = {
    ...line,
    state: stateOfCategory[line.status],
    channel: row.channel,
    notes: row.notes,
    messageSeq: row.messageSeq,
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? "" },
    requester: { id: row.requesterId, name: row.requesterName, email: row.requesterEmail },
    organization: row.organization,
    ccs: row.ccs ?? [],
    followers: row.followers ?? [],
    followUpOf: followUpOf && linkOf(followUpOf),
    followUps: (row.followUps ?? []).filter(({ isVisible }) => isVisible).map(linkOf),
    externalId: row.externalId,
    snoozedBy: row.snoozedBy,
    solvedAt: isoOrNull(row.solvedAt),
    closedAt: isoOrNull(row.closedAt),
    can: ticketCan(actor, {
      teamId: row.teamId,
      category: row.status,
      assigneeId: row.assigneeId,
      isDeleted: row.deletedAt !== null,
    }),
  };
  if (actor.kind !== "customer") return shown;
  return { ...shown, notes: "", team: null, followers: [], externalId: null, snoozedBy: null };
}

const linkOf = ({ id, number, subject }: { id: string; number: number; subject: string }) => ({ id, number, subject });
