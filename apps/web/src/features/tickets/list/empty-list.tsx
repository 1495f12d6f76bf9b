"use client";
import { Button, buttonClass } from "@desk/ui/button";
import { EmptyState } from "@desk/ui/empty-state";
import { Inbox, Search, SearchX } from "lucide-react";
import { Link } from "@/lib/link";
import { useSavedView, useViewLabel } from "@/lib/saved-views";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";
import { asTheViewSays, hasFilters } from "../list-state";
import { useWorkspace } from "../workspace-context";

const reasons: Record<string, string> = {
  mine: "No open ticket is assigned to you.",
  unassigned: "Every ticket you may see has somebody who looks after it.",
  "my-teams": "No ticket is open in your teams.",
  pending: "No ticket waits for a customer or for somebody else.",
  solved: "Nothing was solved in the last 30 days.",
  "all-open": "No ticket is open.",
  all: "Tickets appear here as soon as the first one is created.",
  snoozed: "No ticket you may see is asleep.",
  deleted: "Deleted tickets stay here until they are removed for good.",
};

/** Nothing yet, nothing matches, or nothing searched: each says which. */
export default function EmptyList() {
  const { list, changeList } = useWorkspace();
  const label = useViewLabel(list.state.view);
  const saved = useSavedView(list.state.view);
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
    return (
      <EmptyState
        icon={SearchX}
        title="No ticket matches"
        actions={
          <Button onClick={() => changeList(asTheViewSays)}>{saved ? "Reset the view" : "Clear the query"}</Button>
        }
      >
        Nothing you may see matches <code className="wrap-anywhere">{list.shown.query || "this view"}</code>.
      </EmptyState>
    );
  }
  if (saved) {
    return (
      <EmptyState icon={Inbox} title={`${label} is empty`}>
        No ticket you may see matches <code className="wrap-anywhere">{saved.query || "this view"}</code> at this
        moment.
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
    <EmptyState icon={Inbox} title={`${label} is empty`}>
      {reasons[view] ?? "No ticket of this team is open."}
    </EmptyState>
  );
}
