"use client";
import { showToast } from "@desk/ui/toast";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { skippedWords } from "./merge-words";

/** Takes a merge back and says what it had to leave alone. */
export function useUnmerge() {
  const cache = api.useUtils();
  return api.customer.unmerge.useMutation({
    onSuccess: async ({ skipped }) => {
      const left = skippedWords(skipped);
      showToast({ tone: "success", message: `They are two customers again. ${left}`.trim() });
      await Promise.all([cache.customer.invalidate(), cache.ticket.invalidate()]);
    },
    onError: (error) => showToast({ tone: "danger", message: problemOf(error).message }),
  });
}
