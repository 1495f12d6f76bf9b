"use client";
import { viewCount } from "@/lib/words";
import { api } from "@/trpc/client";

/** What waits for a decision, by page; nothing is shown where nothing waits. */
export function useSettingsCounts(managesMail: boolean): { suspendedMails: string | undefined } {
  const { data } = api.mailHealth.get.useQuery(undefined, {
    enabled: managesMail,
    staleTime: 30_000,
    refetchInterval: 60_000,
  });
  return { suspendedMails: data && data.suspended > 0 ? viewCount(data.suspended) : undefined };
}
