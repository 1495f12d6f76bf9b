"use client";
import { Button, buttonClass } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Inbox, Search, SearchX } from "lucide-react";
import { Link } from "@/lib/link";
import { useDirectory } from "@/lib/me";
import { viewLabel } from "@/lib/views";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";
import { emptyFilters, hasFilters } from "../list-state";
import { useWorkspace } from "../workspace-context";
import { fieldWords, filterFields, useFilterFields } from "./filter-fields";

const reasons: Record<string, string> = {
  mine: "No open ticket is assigned to you.",
  unassigned: "Every ticket you may see has somebody who looks after it.",
  "my-teams": "No ticket is open in your teams.",
  pending: "No ticket waits for a customer or for somebody else.",
  solved: "Nothing was solved in the last 30 days.",
  "all-open": "No ticket is open.",
  all: "Tickets appear here as soon as the first one is created.",
  deleted: "Deleted tickets stay here until they are removed for good.",
};

/** Nothing yet, nothing matches, or nothing searched: each says which. */
export default function EmptyList() {
  const { list, changeList } = useWorkspace();
  const { teams } = useDirectory();
  const { wordsOf, chosen } = useFilterFields(list.state);
  const unassigned = api.ticket.counts.useQuery(undefined, { staleTime: 30_000 }).data?.counts.unassigned ?? 0;
  const { view, q } = list.state;

  if (view === "search") {
    return q.trim() === "" ? (
      <EmptyState icon={Search} title="Search tickets and customers">
        Words from a message, a customer’s name or address, the beginning of an address, or a ticket’s number.
      </EmptyState>
    ) : (
      <EmptyState icon={SearchX} title="Nothing was found">
        No ticket or customer you may see matches “{q}”. Try fewer words, or the beginning of a word.
      </EmptyState>
    );
  }
  if (hasFilters(list.state)) {
    const words = filterFields.filter((field) => chosen[field].length > 0);
    const said = words.map((field) => `${fieldWords[field].toLowerCase()} ${wordsOf(field)}`);
    if (q) said.push(`the words “${q}”`);
    return (
      <EmptyState
        icon={SearchX}
        title="No ticket matches"
        actions={<Button onClick={() => changeList(emptyFilters)}>Clear filters</Button>}
      >
        Filters: {said.join(", ")}.
      </EmptyState>
    );
  }
  if (view === "my-queue") {
    return (
      <EmptyState
        icon={Inbox}
        title="Your queue is empty"
        actions={
          <Link href="/views/unassigned" className={buttonClass("primary")}>
            Open unassigned {unassigned > 0 ? viewCount(unassigned) : null}
          </Link>
        }
      >
        Nothing is assigned to you and nothing in your teams waits for a reply.
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Inbox} title={`${viewLabel(view, teams)} is empty`}>
      {reasons[view] ?? "No ticket of this team is open."}
    </EmptyState>
  );
}
