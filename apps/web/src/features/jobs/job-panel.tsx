"use client";
import type { JobView } from "@desk/contracts/job";
import { announce } from "@desk/ui/announcer";
import { Button } from "@desk/ui/button";
import { ProgressBar } from "@desk/ui/progress-bar";
import { showToast } from "@desk/ui/toast";
import { useEffect, useRef } from "react";
import { Link } from "@/lib/link";
import { push, usePath } from "@/lib/navigation";
import { offerUndo } from "@/lib/undo";
import { api } from "@/trpc/client";
import { isActive, progressWords, rateWords, settledOf } from "./job-words";
import { useJobActions } from "./use-job";
import { useNowMs } from "./use-now-ms";

const sayEveryMs = 10_000;
const pollMs = 1_000;

/** My jobs that are under way, over every page and after a reload. What ends says so, with its undo. */
export default function JobPanel() {
  const jobs = api.job.list.useQuery(
    { isActive: true, limit: 5 },
    { refetchInterval: ({ state }) => ((state.data?.data.length ?? 0) > 0 ? pollMs : false) },
  );
  const active = jobs.data?.data ?? [];
  useEnded(active);
  useSaying(active[0]);
  const path = usePath();
  const shown = active.filter(({ id }) => path !== `/jobs/${id}`);
  if (shown.length === 0) return null;
  return (
    <section
      aria-label="Jobs under way"
      className="fixed end-4 bottom-4 z-40 flex w-80 max-w-[calc(100vw-2rem)] flex-col gap-3 rounded-overlay bg-raised p-3 shadow-overlay max-md:bottom-36 forced-colors:border"
    >
      {shown.map((job) => (
        <PanelJob key={job.id} job={job} />
      ))}
    </section>
  );
}

function PanelJob({ job }: { job: JobView }) {
  const nowMs = useNowMs();
  const { cancel } = useJobActions();
  const rate = rateWords(job, nowMs);
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-center gap-2">
        <Link href={`/jobs/${job.id}`} className="min-w-0 flex-1 truncate font-medium text-sm">
          {job.title}
        </Link>
        <Button size="sm" variant="ghost" isLoading={cancel.isPending} onClick={() => cancel.mutate({ jobId: job.id })}>
          Cancel
        </Button>
      </div>
      <ProgressBar value={settledOf(job)} max={job.total ?? 0} label={`Progress of ${job.title}`} />
      <p className="figures text-ink-2 text-xs">{[progressWords(job), rate].filter(Boolean).join(" · ")}</p>
    </div>
  );
}

/** Tells of those that were under way a moment ago and are not any more. */
function useEnded(active: readonly JobView[]): void {
  const cache = api.useUtils();
  const { undo } = useJobActions();
  const before = useRef<ReadonlyMap<string, JobView>>(new Map());
  useEffect(() => {
    const now = new Map(active.map((job) => [job.id, job]));
    const gone = [...before.current.keys()].filter((id) => !now.has(id));
    before.current = now;
    for (const jobId of gone) void tell(jobId);

    async function tell(jobId: string) {
      const job = await cache.job.byId.fetch({ jobId }, { staleTime: 0 });
      if (isActive(job)) return;
      void cache.ticket.invalidate();
      const message = `${job.title}: ${progressWords(job)}`;
      if (job.can.undo && job.failed === 0) offerUndo(message, () => undo.mutateAsync({ jobId }));
      else {
        const action = { label: "Details", onPress: () => push(`/jobs/${jobId}`) };
        showToast({ tone: job.state === "failed" || job.failed > 0 ? "danger" : "success", message, action });
      }
    }
  }, [active, cache, undo]);
}

/** Progress for those who hear it, at most once in ten seconds. */
function useSaying(job: JobView | undefined): void {
  const saidAt = useRef(0);
  useEffect(() => {
    if (!job || Date.now() - saidAt.current < sayEveryMs) return;
    saidAt.current = Date.now();
    announce(`${job.title}: ${progressWords(job)}`);
  }, [job]);
}
