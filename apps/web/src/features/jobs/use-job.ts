"use client";
import { showToast } from "@desk/ui/toast";
import { push } from "@/lib/navigation";
import { problemOf } from "@/lib/problem";
import { api } from "@/trpc/client";
import { isActive } from "./job-words";

const pollMs = 1_000;

/** A job, looked at each second while it is under way. */
export const useJob = (jobId: string) =>
  api.job.byId.useQuery(
    { jobId },
    { refetchInterval: ({ state }) => (state.data && !isActive(state.data) ? false : pollMs), retry: false },
  );

export function useJobActions() {
  const cache = api.useUtils();
  const onError = (error: unknown) => showToast({ tone: "danger", message: problemOf(error).message });
  const refresh = () => Promise.all([cache.job.invalidate(), cache.ticket.invalidate()]);
  const cancel = api.job.cancel.useMutation({ onSuccess: refresh, onError });
  const undo = api.job.undo.useMutation({
    onSuccess: async ({ job }) => {
      await refresh();
      push(`/jobs/${job.id}`);
    },
    onError,
  });
  return { cancel, undo };
}
