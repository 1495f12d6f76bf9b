"use client";
import type { MessageView, ThreadView } from "@desk/contracts/ticket";
import { showToast } from "@desk/ui/toast";
import { useState } from "react";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";

/** Messages before those the ticket opened with, fetched on request. */
export function useOlderMessages(ticketId: string, thread: ThreadView) {
  const cache = api.useUtils();
  const [messages, setMessages] = useState<readonly MessageView[]>([]);
  const [hasMore, setHasMore] = useState(true);
  const [isLoading, setLoading] = useState(false);

  async function load() {
    const beforeSeq = messages[0]?.seq ?? thread.messages[0]?.seq;
    if (isLoading || beforeSeq === undefined) return;
    setLoading(true);
    try {
      const page = await cache.ticket.thread.fetch({ ticketId, beforeSeq, limit: 200 });
      setMessages([...page.messages, ...messages]);
      setHasMore(page.hasOlder);
    } catch (error) {
      showToast({ tone: "danger", message: `Earlier messages did not load: ${problemOf(error).message}` });
    } finally {
      setLoading(false);
    }
  }

  return { messages, hasOlder: thread.hasOlder && hasMore, isLoading, load: () => void load() };
}
