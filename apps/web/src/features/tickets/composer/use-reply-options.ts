"use client";
import type { ReplyOptionsView } from "@desk/contracts/outgoing";
import type { TicketView } from "@desk/contracts/ticket";
import { keepPreviousData } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { api } from "@/trpc/client";

/** From where, to whom and with which signature a reply would leave; read again when the ticket changes. */
export function useReplyOptions({ id: ticketId, version }: TicketView, isOn: boolean): ReplyOptionsView | undefined {
  const query = api.outgoing.options.useQuery(
    { ticketId },
    { enabled: isOn, staleTime: 60_000, placeholderData: keepPreviousData },
  );
  const seen = useRef(version);
  const { refetch } = query;
  useEffect(() => {
    if (seen.current === version) return;
    seen.current = version;
    if (isOn) void refetch();
  }, [version, isOn, refetch]);
  return query.data;
}
