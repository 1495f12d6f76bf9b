import type { JobErrors, JobErrorsPart } from "@desk/contracts/job";
import type { Ctx } from "../context";
import { csvLines } from "../text/csv";
import { itemsOf } from "./list-items";
import { findJob } from "./read";

const partRows = 5_000;
const head = ["Ticket", "Subject", "Result", "Reason", "Ticket id"];

/** What was not done and why, as a part of a CSV file. The first part carries the head. */
export async function readJobErrors(ctx: Ctx, { jobId, cursor }: JobErrors): Promise<JobErrorsPart> {
  const job = await findJob(ctx, jobId);
  const page = await itemsOf(ctx, { jobId: job.id, states: ["failed", "skipped"], cursor, limit: partRows });
  const lines = page.data.map(({ ticket, state, reason, ticketId }) => [
    ticket?.numberText ?? "",
    ticket?.subject ?? "",
    state === "failed" ? "Failed" : "Left as it was",
    reason ?? "",
    ticketId ?? "",
  ]);
  const csv = csvLines(cursor === undefined ? [head, ...lines] : lines);
  return { fileName: `job-${job.id}-errors.csv`, csv, nextCursor: page.nextCursor };
}
