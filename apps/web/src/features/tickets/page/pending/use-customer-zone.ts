"use client";
import { api } from "@/trpc/client";

/** Where the customer of a ticket lives, as far as it is known. */
export const useCustomerZone = (ticketId: string): string | null =>
  api.outgoing.options.useQuery({ ticketId }, { staleTime: 60_000 }).data?.timeZone ?? null;
