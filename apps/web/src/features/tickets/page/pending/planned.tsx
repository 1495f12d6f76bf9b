"use client";
import type { ScheduledView } from "@desk/contracts/outgoing";
import type { TicketView } from "@desk/contracts/ticket";
import { Button } from "@desk/ui/button";
import { Icon } from "@desk/ui/icon";
import { Clock } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { timeWords } from "../../composer/schedule/send-times";
import { useZones } from "../../composer/schedule/use-zones";
import { useUndoSend } from "../../composer/use-undo-send";
import { useCustomerZone } from "./use-customer-zone";
import { useScheduledActions } from "./use-scheduled-actions";

const PickTimeDialog = lazy(() => import("../../composer/schedule/pick-time-dialog"));

/** "Will be sent Mon 23 Nov, 09:00 (customer's …)". */
export function PlannedWords({ scheduled }: { scheduled: ScheduledView }) {
  const customerZone = useCustomerZone(scheduled.ticket.id);
  const { mine, customer } = useZones(customerZone);
  return (
    <span className="flex items-center gap-1">
      <Icon as={Clock} size={14} />
      <span className="figures">Will be sent {timeWords(Date.parse(scheduled.sendAt), mine, customer)}</span>
    </span>
  );
}

/** Edit the time, send now, or take it back into the composer. */
export function PlannedActions({ ticket, scheduled }: { ticket: TicketView; scheduled: ScheduledView }) {
  const [isPicking, setPicking] = useState(false);
  const { takeBack } = useUndoSend();
  const { reschedule, sendNow } = useScheduledActions(ticket);
  const customerZone = useCustomerZone(ticket.id);
  const isBusy = reschedule.isPending || sendNow.isPending;
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <Button size="sm" disabled={isBusy} onClick={() => setPicking(true)}>
        Edit time
      </Button>
      <Button size="sm" isLoading={sendNow.isPending} onClick={() => sendNow.mutate({ scheduledId: scheduled.id })}>
        Send now
      </Button>
      <Button size="sm" variant="ghost" disabled={isBusy} onClick={() => void takeBack(scheduled)}>
        Cancel and edit
      </Button>
      <Suspense>
        {isPicking ? (
          <PickTimeDialog
            title="Edit time"
            actionLabel="Send then"
            customerZone={customerZone}
            initialAt={scheduled.sendAt}
            isSaving={reschedule.isPending}
            onPick={(sendAt) =>
              reschedule.mutate({ scheduledId: scheduled.id, sendAt }, { onSuccess: () => setPicking(false) })
            }
            onClose={() => setPicking(false)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
