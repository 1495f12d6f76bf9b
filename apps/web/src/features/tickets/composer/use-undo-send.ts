"use client";
import type { ScheduledView, UnscheduledMessage } from "@desk/contracts/outgoing";
import { showToast } from "@desk/ui/toast";
import { Clock, Send } from "lucide-react";
import { problemOf } from "@/lib/problem";
import { offerUndo } from "@/lib/undo";
import { api } from "@/trpc/client";
import type { Draft } from "../drafts";
import { isSameLists, listsOf, listsOnTicket, type RecipientLists } from "./recipients/recipient-lists";
import { refillComposer } from "./refill";
import { timeWords } from "./schedule/send-times";
import { useZones } from "./schedule/use-zones";

type Utils = ReturnType<typeof api.useUtils>;
type Waiting = Pick<ScheduledView, "id" | "ticket">;

/** Takes back a message that has not left, into the composer of its ticket, and offers to do so while it is held. */
export function useUndoSend() {
  const cache = api.useUtils();
  const { mine } = useZones(null);

  async function takeBack({ id, ticket }: Waiting): Promise<void> {
    try {
      const back = await cache.client.outgoing.unschedule.mutate({ scheduledId: id });
      refillComposer(ticket, back.message.kind, draftOf(back, cache, ticket));
    } catch (error) {
      showToast({ tone: "danger", message: `Not taken back: ${problemOf(error).message}` });
    } finally {
      void cache.outgoing.scheduled.invalidate();
      void cache.ticket.open.invalidate({ number: ticket.number });
    }
  }

  function offer(scheduled: ScheduledView): void {
    const undo = () => takeBack(scheduled);
    if (scheduled.kind === "planned") {
      const at = timeWords(Date.parse(scheduled.sendAt), mine, null);
      offerUndo(`It will be sent ${at}`, undo, { icon: Clock, tone: "neutral" });
      return;
    }
    offerUndo("Sending…", undo, {
      icon: Send,
      tone: "neutral",
      durationMs: Math.max(1_000, Date.parse(scheduled.sendAt) - Date.now()),
      countdown: (seconds) => `${seconds} s`,
      runsOn: true,
      isOnlyWhileShown: true,
    });
  }

  return { takeBack, offer };
}

function draftOf({ message, attachments }: UnscheduledMessage, cache: Utils, ticket: { number: number }): Draft {
  const options = cache.outgoing.options.getData({ ticketId: message.ticketId });
  const open = cache.ticket.open.getData({ number: ticket.number });
  const usual: RecipientLists | null = options
    ? { to: options.to, cc: options.cc, bcc: [] }
    : open
      ? listsOnTicket(open.ticket)
      : null;
  const known = usual ? [...usual.to, ...usual.cc] : [];
  const lists = message.recipients ? listsOf(message.recipients, known) : null;
  const text = message.body.text ?? "";
  return {
    html: message.body.html ?? "",
    text,
    seenSeq: message.lastSeenSeq ?? 0,
    files: attachments.map((file) => ({ ...file, isImage: file.contentType.startsWith("image/") })),
    recipients: lists && usual && isSameLists(lists, usual) ? null : lists,
    from: message.fromAddress ?? null,
    macro: message.macro ?? null,
    savedAt: new Date().toISOString(),
  };
}
