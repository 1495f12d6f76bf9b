"use client";
import type { JobView } from "@desk/contracts/job";
import { Banner } from "@desk/ui/banner";
import { Button } from "@desk/ui/button";
import { IconButton } from "@desk/ui/icon-button";
import { PaneHead } from "@desk/ui/pane-head";
import { ProgressBar } from "@desk/ui/progress-bar";
import { ArrowLeft, CircleAlert, Download, Info, Undo2 } from "lucide-react";
import { useState } from "react";
import { Age } from "@/lib/age";
import { Link } from "@/lib/link";
import { Loaded } from "@/lib/loaded";
import { push } from "@/lib/navigation";
import { api } from "@/trpc/client";
import { downloadErrors } from "./download-errors";
import { JobItems } from "./job-items";
import { isActive, jobStateWords, progressWords, rateWords, settledOf, timeLeft } from "./job-words";
import { useJob, useJobActions } from "./use-job";
import { useNowMs } from "./use-now-ms";

/** One job: how far it is, what became of each ticket, and the way back. */
export default function JobPage({ jobId }: { jobId: string }) {
  const job = useJob(jobId);
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <title>{`${job.data?.title ?? "Job"} · Halen Desk`}</title>
      <PaneHead
        isWide
        headingLevel={1}
        start={<IconButton icon={ArrowLeft} label="All jobs" onClick={() => push("/jobs")} />}
        title={job.data?.title ?? "Job"}
        actions={job.data ? <JobActions job={job.data} /> : null}
      />
      <div className="min-h-0 flex-1 overflow-auto px-6 py-4 max-md:px-4">
        <Loaded query={job} what="The job">
          {(data) => (
            <div className="flex max-w-4xl flex-col gap-4">
              <Standing job={data} />
              {data.kind === "export" ? null : <JobItems job={data} />}
            </div>
          )}
        </Loaded>
      </div>
    </div>
  );
}

function JobActions({ job }: { job: JobView }) {
  const { cancel, undo } = useJobActions();
  const cache = api.useUtils();
  const [isLoading, setLoading] = useState(false);
  async function download() {
    setLoading(true);
    await downloadErrors((cursor) => cache.job.errors.fetch({ jobId: job.id, ...(cursor ? { cursor } : {}) })).finally(
      () => setLoading(false),
    );
  }
  return (
    <>
      {job.failed + job.skipped > 0 ? (
        <Button icon={Download} isLoading={isLoading} onClick={() => void download()}>
          Errors as CSV
        </Button>
      ) : null}
      {job.can.undo ? (
        <Button icon={Undo2} isLoading={undo.isPending} onClick={() => undo.mutate({ jobId: job.id })}>
          Undo
        </Button>
      ) : null}
      {job.can.cancel ? (
        <Button isLoading={cancel.isPending} onClick={() => cancel.mutate({ jobId: job.id })}>
          Cancel
        </Button>
      ) : null}
    </>
  );
}

function Standing({ job }: { job: JobView }) {
  const nowMs = useNowMs();
  const rate = rateWords(job, nowMs);
  return (
    <section aria-label="How it stands" className="flex flex-col gap-3">
      <p className="figures flex flex-wrap gap-x-4 gap-y-1 text-sm">
        <span className="font-medium">{jobStateWords[job.state]}</span>
        <span>{progressWords(job)}</span>
        {rate ? <span className="text-ink-2">{rate}</span> : null}
        <span className="text-ink-2">
          {job.asker.name}, <Age iso={job.createdAt} />
        </span>
      </p>
      {isActive(job) ? (
        <ProgressBar value={settledOf(job)} max={job.total ?? 0} label={`Progress of ${job.title}`} />
      ) : null}
      {job.error ? (
        <Banner tone="danger" icon={CircleAlert}>
          {job.error}
        </Banner>
      ) : null}
      {job.can.undo && job.undo.until ? (
        <p className="text-ink-2 text-sm">
          Can be undone for {timeLeft(job.undo.until, nowMs)}. What somebody changed since stays. {job.undo.keeps}
        </p>
      ) : null}
      {job.undoneById ? (
        <Banner tone="neutral" icon={Info}>
          This was undone. <Link href={`/jobs/${job.undoneById}`}>See what was taken back</Link>
        </Banner>
      ) : null}
      {job.undoOfId ? (
        <p className="text-sm">
          <Link href={`/jobs/${job.undoOfId}`} className="text-link">
            The change that this takes back
          </Link>
        </p>
      ) : null}
    </section>
  );
}
