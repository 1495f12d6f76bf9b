import type { JobView } from "@desk/contracts/job";
import type { Ctx } from "../context";
import { isoOf, isoOrNull } from "../ticket/time";
import { type Job, jobColumns } from "./job";
import { undoableUntil } from "./policy";

export type ShownJob = Job & { askerName: string | null };

export const shownJobColumns = `${jobColumns}, coalesce(u.name, k.name) as "askerName"`;
export const shownJobJoins = `left join users u on u.workspace_id = j.workspace_id and u.id = j.user_id
  left join api_keys k on k.workspace_id = j.workspace_id and k.id = j.api_key_id`;

export function presentJob({ actor, now }: Ctx, job: ShownJob): JobView {
  const { userId, apiKeyId, input } = job;
  const kind = userId !== null ? "agent" : apiKeyId !== null ? "apiKey" : "system";
  const isMine =
    (actor.kind === "agent" && actor.userId === userId) || (actor.kind === "apiKey" && actor.keyId === apiKeyId);
  const until = undoableUntil(job, now());
  return {
    id: job.id,
    kind: job.kind,
    state: job.state,
    title: job.title,
    asker: { kind, id: userId ?? apiKeyId, name: job.askerName ?? "Halen Desk" },
    isMine,
    total: job.total,
    done: job.done,
    failed: job.failed,
    skipped: job.skipped,
    error: job.error,
    fileName: job.fileName,
    undoOfId: job.undoOfId,
    undoneById: job.undoneById,
    undo: {
      until: until?.toISOString() ?? null,
      keeps: typeof input.keeps === "string" ? input.keeps : null,
    },
    can: { cancel: job.state === "queued" || job.state === "running", undo: until !== null },
    createdAt: isoOf(job.createdAt),
    startedAt: isoOrNull(job.startedAt),
    finishedAt: isoOrNull(job.finishedAt),
  };
}
