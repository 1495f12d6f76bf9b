import { BulkStarted, StartBulk } from "@desk/contracts/bulk";
import { JobItemPage, JobPage, JobView, ListJobItems, ListJobs } from "@desk/contracts/job";
import { id as anId, limit } from "@desk/contracts/text";
import { startBulk, undoJob } from "@desk/core/bulk";
import { notFound } from "@desk/core/error";
import { cancelJob, listJobItems, listJobs, readJob } from "@desk/core/job";
import { z } from "zod";
import { type Route, route } from "./route";

const { clientId: _client, ...bulkFields } = StartBulk.shape;
const NewBulkChange = z.strictObject(bulkFields);
const JobQuery = z.strictObject({ limit: limit.default(25), cursor: ListJobs.shape.cursor });
const ItemQuery = z.strictObject({
  state: ListJobItems.shape.state.describe("One result only: done, failed, skipped or waiting."),
  limit: limit.default(25),
  cursor: ListJobItems.shape.cursor,
});

/** Changes of many tickets and the jobs that do them. */
export const jobRoutes: Route[] = [
  route({
    method: "POST",
    path: "/bulk-changes",
    summary: "Change many tickets",
    description:
      "By ids, or all that match a filter. Up to 50 are changed at once, with a result for each in `items`; for more, `items` is null and `job` goes on by itself. A ticket that you do not see is reported as not found.",
    scope: "tickets:write",
    body: NewBulkChange,
    example: { selection: { view: "all", label: "outage" }, change: { status: "solved", addLabels: ["refunded"] } },
    output: BulkStarted,
    status: 201,
    locationOf: ({ job }) => `/api/v1/jobs/${job.id}`,
    run: (ctx, { body }) => startBulk(ctx, body),
  }),
  route({
    method: "GET",
    path: "/jobs",
    summary: "List jobs",
    description: "Those that this key started, the newest first. Ended ones are kept for 30 days.",
    scope: "tickets:read",
    query: JobQuery,
    output: JobPage,
    run: (ctx, { query }) => listJobs(ctx, { of: "me", ...query }),
  }),
  route({
    method: "GET",
    path: "/jobs/{id}",
    summary: "Read a job",
    scope: "tickets:read",
    output: JobView,
    run: (ctx, { id }) => readJob(ctx, { jobId: jobIdFrom(id) }),
  }),
  route({
    method: "GET",
    path: "/jobs/{id}/items",
    summary: "List what became of each ticket of a job",
    scope: "tickets:read",
    query: ItemQuery,
    output: JobItemPage,
    run: (ctx, { id, query }) => listJobItems(ctx, { jobId: jobIdFrom(id), ...query }),
  }),
  route({
    method: "POST",
    path: "/jobs/{id}/cancellation",
    summary: "Cancel a job",
    description: "It stops before its next fifty tickets. What was done stays and can be undone.",
    scope: "tickets:write",
    output: JobView,
    status: 201,
    run: (ctx, { id }) => cancelJob(ctx, { jobId: jobIdFrom(id) }),
  }),
  route({
    method: "POST",
    path: "/jobs/{id}/undo",
    summary: "Undo a bulk change",
    description:
      "Within 24 hours. What somebody changed since stays and is reported; replies that have left stay sent.",
    scope: "tickets:write",
    output: BulkStarted,
    status: 201,
    run: (ctx, { id }) => undoJob(ctx, { jobId: jobIdFrom(id) }),
  }),
];

function jobIdFrom(text: string): string {
  const parsed = anId.safeParse(text);
  if (!parsed.success) throw notFound("The job");
  return parsed.data;
}
