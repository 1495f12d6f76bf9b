"use client";
import { useEffect, useRef } from "react";
import { api } from "@/trpc/client";

const waitMs = 100;

/** Fetches a ticket once the pointer or the focus has rested on its row for a moment. */
export function usePrefetchTicket(number: number) {
  const cache = api.useUtils();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    start() {
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void cache.ticket.open.prefetch({ number }, { staleTime: 15_000 }), waitMs);
    },
    stop: () => clearTimeout(timer.current),
  };
}
