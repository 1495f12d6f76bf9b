"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { PropertySection } from "@desk/ui/property-row";
import { AssigneeProperty } from "./assignee-property";
import { CcsProperty } from "./ccs-property";
import { FollowersProperty } from "./followers-property";
import { LabelsProperty } from "./labels-property";
import { NotesSection } from "./notes-section";
import { PriorityProperty } from "./priority-property";
import { RelatedSection } from "./related-section";
import { RequesterSection } from "./requester-section";
import { StatusProperty } from "./status-property";
import { TeamProperty } from "./team-property";
import { TypeProperty } from "./type-property";

/** Everything about a ticket that is not a message; each value is edited in its place. */
export function Properties({ ticket }: { ticket: TicketView }) {
  return (
    <>
      <PropertySection>
        <dl>
          <StatusProperty ticket={ticket} />
          <PriorityProperty ticket={ticket} />
          <AssigneeProperty ticket={ticket} />
          <TeamProperty ticket={ticket} />
          <TypeProperty ticket={ticket} />
          <LabelsProperty ticket={ticket} />
          <CcsProperty ticket={ticket} />
          <FollowersProperty ticket={ticket} />
        </dl>
      </PropertySection>
      <NotesSection key={ticket.id} ticket={ticket} />
      <RequesterSection ticket={ticket} />
      <RelatedSection ticket={ticket} />
    </>
  );
}
