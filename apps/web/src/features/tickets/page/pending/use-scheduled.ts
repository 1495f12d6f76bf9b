"use client";
import type { ScheduledView } from "@desk/contracts/outgoing";
import { useEffect, useRef } from "react";
import { api } from "@/trpc/client";

const closeMs = 2_000;
const soonMs = 1_000;
const usualMs = 20_000;

/** How long until the list is asked for again: at once when something is about to leave. */
export function refetchAfterMs(list: readonly ScheduledView[], nowMs: number): number {
  const next = Math.min(
    ...list.filter(({ state }) => state === "waiting").map(({ sendAt }) => Date.parse(sendAt) - nowMs),
  );
  if (next <= closeMs) return soonMs;
  return Math.min(usualMs, next);
}

/** Messages of this ticket that have not left: held, planned, or stopped. When one leaves, the thread is read again. */
export function useScheduled(ticketId: string, number: number): readonly ScheduledView[] {
  const cache = api.useUtils();
  const query = api.outgoing.scheduled.useQuery(
    { ticketId },
    {
      staleTime: 5_000,
      refetchInterval: ({ state }) => refetchAfterMs(state.data?.data ?? [], Date.now()),
    },
  );
  const waiting = (query.data?.data ?? []).filter(({ state }) => state === "waiting").length;
  const before = useRef(waiting);
  useEffect(() => {
    if (waiting < before.current) void cache.ticket.open.invalidate({ number });
    before.current = waiting;
  }, [waiting, cache, number]);
  return query.data?.data ?? [];
}
