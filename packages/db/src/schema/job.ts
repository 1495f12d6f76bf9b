import type { JobItemState, JobKind, JobState } from "@desk/contracts/words";
import { sql } from "drizzle-orm";
import { foreignKey, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, workspaceId } from "./columns";
import { workspaces } from "./workspace";

/** Work in the background that somebody asked for and can watch, cancel and undo. */
export const jobs = pgTable(
  "jobs",
  {
    workspaceId: workspaceId().references(() => workspaces.id, { onDelete: "cascade" }),
    id: id(),
    kind: text("kind").$type<JobKind>().notNull(),
    state: text("state").$type<JobState>().notNull().default("queued"),
    /** Who asked; the work is done with this person's or key's rights as they are at that moment. */
    userId: uuid("user_id"),
    apiKeyId: uuid("api_key_id"),
    /** In words, such as "Solve 312 tickets". */
    title: text("title").notNull(),
    /** What is to be done, as its contract says. */
    input: jsonb("input").$type<Record<string, unknown>>().notNull(),
    /** Null until everything it concerns has been listed. */
    total: integer("total"),
    done: integer("done").notNull().default(0),
    failed: integer("failed").notNull().default(0),
    skipped: integer("skipped").notNull().default(0),
    /** Where listing goes on after an interruption. */
    cursor: text("cursor"),
    /** The job whose changes this one takes back. */
    undoOfId: uuid("undo_of_id"),
    /** The job that took this one back. */
    undoneById: uuid("undone_by_id"),
    /** Key of the file it made. */
    fileKey: text("file_key"),
    fileName: text("file_name"),
    /** Why it failed as a whole, in words. */
    error: text("error"),
    createdAt: createdAt(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
    cancelAskedAt: instant("cancel_asked_at"),
    /** Set while a worker holds it; past it the worker is taken for dead. */
    leasedUntil: instant("leased_until"),
    /** Faults since it last got on; after some it is given up. */
    attempts: integer("attempts").notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.id] }),
    index("jobs_due").on(t.createdAt, t.id).where(sql`${t.state} in ('queued', 'running')`),
    index("jobs_recent").on(t.workspaceId, t.createdAt, t.id),
    index("jobs_user").on(t.workspaceId, t.userId, t.createdAt, t.id),
  ],
);

/** One ticket of a job, what became of it, and how to take that back. */
export const jobItems = pgTable(
  "job_items",
  {
    workspaceId: workspaceId(),
    jobId: uuid("job_id").notNull(),
    seq: integer("seq").notNull(),
    /** No foreign key, since the result outlives the ticket. */
    ticketId: uuid("ticket_id").notNull(),
    state: text("state").$type<JobItemState>().notNull().default("waiting"),
    /** Why it failed or was skipped, in words. */
    reason: text("reason"),
    /** What the changed fields were before and after; enough to take the change back. */
    inverse: jsonb("inverse").$type<Record<string, unknown>>(),
    /** The ticket's version that the change made. */
    versionAfter: integer("version_after"),
    finishedAt: instant("finished_at"),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.jobId, t.seq] }),
    uniqueIndex("job_items_ticket").on(t.workspaceId, t.jobId, t.ticketId),
    index("job_items_waiting").on(t.workspaceId, t.jobId, t.seq).where(sql`${t.state} = 'waiting'`),
    foreignKey({
      columns: [t.workspaceId, t.jobId],
      foreignColumns: [jobs.workspaceId, jobs.id],
      name: "job_items_job_fk",
    }).onDelete("cascade"),
  ],
);
