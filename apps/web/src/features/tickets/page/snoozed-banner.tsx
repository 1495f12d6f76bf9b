"use client";
import type { TicketView } from "@desk/contracts/ticket";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { AlarmClock } from "lucide-react";
import { useNow } from "@/lib/now";
import { exactTime, momentOf } from "@/lib/time";
import { useSnoozeActions } from "../actions/use-snooze-actions";

/** Why the ticket is in no queue, and the way back. */
export default function SnoozedBanner({ ticket, until }: { ticket: TicketView; until: string }) {
  const { snooze } = useSnoozeActions([ticket]);
  const now = useNow();
  return (
    <Banner
      tone="accent"
      icon={AlarmClock}
      title={
        <>
          Snoozed until{" "}
          <time dateTime={until} title={exactTime(until)}>
            {momentOf(until, now)}
          </time>
        </>
      }
      actions={
        ticket.can.snooze ? (
          <Button size="sm" onClick={() => void snooze(null)}>
            Wake now
          </Button>
        ) : null
      }
    >
      {ticket.snoozedBy ? <bdi>by {ticket.snoozedBy.name}. </bdi> : null}It comes back then, or when the customer
      writes.
    </Banner>
  );
}
