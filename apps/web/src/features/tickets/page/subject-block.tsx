"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import clsx from "clsx";
import { Trash2 } from "lucide-react";
import { lazy, Suspense } from "react";
import { Link } from "@/lib/link";
import { useWindowSize } from "@/lib/media";
import { useTargetActions } from "../actions/use-target-actions";
import { PriorityWord, StatusWord } from "../status-word";
import { SubjectField } from "./subject-field";
import { askFor, useAsked } from "./ticket-asks";

const SnoozedBanner = lazy(() => import("./snoozed-banner"));
const RequesterDialog = lazy(() => import("./requester-dialog"));
const FollowUpDialog = lazy(() => import("./follow-up-dialog"));

/** What it is about and how it stands, 80 high. */
export function SubjectBlock({ ticket, isWide }: { ticket: TicketView; isWide: boolean }) {
  const isNarrow = useWindowSize() === "narrow";
  const asked = useAsked();
  const { restore } = useTargetActions([ticket]);
  return (
    <>
      <div
        className={clsx(
          "flex shrink-0 flex-col justify-center gap-2 border-line border-b",
          isNarrow ? "h-11 px-4" : "min-h-20 py-2",
          isWide ? "px-6" : "px-4",
        )}
      >
        {isNarrow && asked !== "subject" ? null : <SubjectField ticket={ticket} isEditing={asked === "subject"} />}
        <div className="flex min-w-0 items-center gap-4 text-sm">
          <StatusWord status={ticket.status} label={ticket.statusLabel} />
          <PriorityWord priority={ticket.priority} />
          {isNarrow ? null : (
            <span className="min-w-0 truncate text-ink-2">
              <Link href={`/customers/${ticket.requester.id}`} className="hover:underline">
                <bdi>{ticket.requester.name}</bdi>
              </Link>
              {ticket.organization ? <span className="text-ink-3"> · {ticket.organization.name}</span> : null}
            </span>
          )}
        </div>
      </div>
      {ticket.deletedAt ? (
        <Banner
          tone="warning"
          icon={Trash2}
          title="This ticket is deleted."
          actions={
            ticket.can.restore ? (
              <Button size="sm" onClick={() => void restore()}>
                Restore
              </Button>
            ) : null
          }
        >
          It can be restored until it is removed for good.
        </Banner>
      ) : null}
      <Suspense>
        {ticket.snoozedUntil ? <SnoozedBanner ticket={ticket} until={ticket.snoozedUntil} /> : null}
        {asked === "requester" ? <RequesterDialog ticket={ticket} onClose={() => askFor(null)} /> : null}
        {asked === "follow-up" ? <FollowUpDialog ticket={ticket} onClose={() => askFor(null)} /> : null}
      </Suspense>
    </>
  );
}
