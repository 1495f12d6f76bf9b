CREATE TABLE "customer_merges" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"data" jsonb NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "customer_merges_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "job_items" (
	"workspace_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"ticket_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"inverse" jsonb,
	"version_after" integer,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_items_workspace_id_job_id_seq_pk" PRIMARY KEY("workspace_id","job_id","seq")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"title" text NOT NULL,
	"input" jsonb NOT NULL,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"failed" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"cursor" text,
	"undo_of_id" uuid,
	"undone_by_id" uuid,
	"file_key" text,
	"file_name" text,
	"error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"cancel_asked_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	CONSTRAINT "jobs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "macro_files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"macro_id" uuid NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"size_bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "macro_files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "macros" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"scope" text NOT NULL,
	"owner_user_id" uuid,
	"team_id" uuid,
	"reply_html" text DEFAULT '' NOT NULL,
	"note_html" text DEFAULT '' NOT NULL,
	"actions" jsonb NOT NULL,
	"contexts" text[] NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"usage_count" integer DEFAULT 0 NOT NULL,
	"last_used_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "macros_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "queue_skips" (
	"workspace_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"skipped_at" timestamp with time zone NOT NULL,
	CONSTRAINT "queue_skips_workspace_id_user_id_ticket_id_pk" PRIMARY KEY("workspace_id","user_id","ticket_id")
);
--> statement-breakpoint
CREATE TABLE "view_subscriptions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"view" text NOT NULL,
	"query" text DEFAULT '' NOT NULL,
	"schedule" jsonb NOT NULL,
	"next_run_at" timestamp with time zone NOT NULL,
	"last_run_at" timestamp with time zone,
	"is_paused" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "view_subscriptions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "views" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"owner_user_id" uuid,
	"team_id" uuid,
	"query" text NOT NULL,
	"columns" text[] NOT NULL,
	"sort" jsonb NOT NULL,
	"group_by" text,
	"layout" text DEFAULT 'list' NOT NULL,
	"board_by" text DEFAULT 'status' NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "views_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "views_slug" UNIQUE("workspace_id","slug")
);
--> statement-breakpoint
DROP INDEX "tickets_team";--> statement-breakpoint
DROP INDEX "tickets_team_queue";--> statement-breakpoint
DROP INDEX "tickets_assignee_queue";--> statement-breakpoint
DROP INDEX "tickets_unassigned";--> statement-breakpoint
DROP INDEX "tickets_unassigned_queue";--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "default_view" text;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "snoozed_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "snoozed_by_id" uuid;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_target_fk" FOREIGN KEY ("workspace_id","target_id") REFERENCES "public"."customers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_merges" ADD CONSTRAINT "customer_merges_source_fk" FOREIGN KEY ("workspace_id","source_id") REFERENCES "public"."customers"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "job_items" ADD CONSTRAINT "job_items_job_fk" FOREIGN KEY ("workspace_id","job_id") REFERENCES "public"."jobs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macro_files" ADD CONSTRAINT "macro_files_macro_fk" FOREIGN KEY ("workspace_id","macro_id") REFERENCES "public"."macros"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_owner_fk" FOREIGN KEY ("workspace_id","owner_user_id") REFERENCES "public"."users"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "macros" ADD CONSTRAINT "macros_team_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_skips" ADD CONSTRAINT "queue_skips_user_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."users"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_skips" ADD CONSTRAINT "queue_skips_ticket_fk" FOREIGN KEY ("workspace_id","ticket_id") REFERENCES "public"."tickets"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_subscriptions" ADD CONSTRAINT "view_subscriptions_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "view_subscriptions" ADD CONSTRAINT "view_subscriptions_user_fk" FOREIGN KEY ("workspace_id","user_id") REFERENCES "public"."users"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_owner_fk" FOREIGN KEY ("workspace_id","owner_user_id") REFERENCES "public"."users"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "views" ADD CONSTRAINT "views_team_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_merges_target" ON "customer_merges" USING btree ("workspace_id","target_id","created_at");--> statement-breakpoint
CREATE INDEX "customer_merges_source" ON "customer_merges" USING btree ("workspace_id","source_id");--> statement-breakpoint
CREATE UNIQUE INDEX "job_items_ticket" ON "job_items" USING btree ("workspace_id","job_id","ticket_id");--> statement-breakpoint
CREATE INDEX "job_items_waiting" ON "job_items" USING btree ("workspace_id","job_id","seq") WHERE "job_items"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("created_at","id") WHERE "jobs"."state" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "jobs_recent" ON "jobs" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_user" ON "jobs" USING btree ("workspace_id","user_id","created_at","id");--> statement-breakpoint
CREATE INDEX "macro_files_macro" ON "macro_files" USING btree ("workspace_id","macro_id");--> statement-breakpoint
CREATE INDEX "macros_owner" ON "macros" USING btree ("workspace_id","owner_user_id");--> statement-breakpoint
CREATE INDEX "macros_team" ON "macros" USING btree ("workspace_id","team_id");--> statement-breakpoint
CREATE INDEX "queue_skips_age" ON "queue_skips" USING btree ("skipped_at");--> statement-breakpoint
CREATE INDEX "queue_skips_ticket" ON "queue_skips" USING btree ("workspace_id","ticket_id");--> statement-breakpoint
CREATE INDEX "view_subscriptions_due" ON "view_subscriptions" USING btree ("next_run_at") WHERE not "view_subscriptions"."is_paused";--> statement-breakpoint
CREATE INDEX "view_subscriptions_user" ON "view_subscriptions" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "views_owner" ON "views" USING btree ("workspace_id","owner_user_id");--> statement-breakpoint
CREATE INDEX "views_team" ON "views" USING btree ("workspace_id","team_id");--> statement-breakpoint
CREATE INDEX "customers_merged" ON "customers" USING btree ("workspace_id","merged_into_id") WHERE "customers"."merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "tickets_snoozed" ON "tickets" USING btree ("workspace_id","snoozed_until","id") WHERE "tickets"."snoozed_until" is not null;--> statement-breakpoint
CREATE INDEX "tickets_team" ON "tickets" USING btree ("workspace_id","team_id","updated_at","id") WHERE "tickets"."deleted_at" is null and "tickets"."category" in ('new','open','pending','on_hold') and "tickets"."snoozed_until" is null;--> statement-breakpoint
CREATE INDEX "tickets_team_queue" ON "tickets" USING btree ("workspace_id","team_id","priority_order",(coalesce("waiting_since", 'infinity'::timestamptz)),"id") WHERE "tickets"."deleted_at" is null and "tickets"."category" in ('new','open','pending','on_hold') and "tickets"."snoozed_until" is null;--> statement-breakpoint
CREATE INDEX "tickets_assignee_queue" ON "tickets" USING btree ("workspace_id","assignee_id","priority_order",(coalesce("waiting_since", 'infinity'::timestamptz)),"id") WHERE "tickets"."deleted_at" is null and "tickets"."category" in ('new','open','pending','on_hold') and "tickets"."snoozed_until" is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned" ON "tickets" USING btree ("workspace_id","team_id","updated_at","id") WHERE "tickets"."assignee_id" is null and "tickets"."deleted_at" is null and "tickets"."category" in ('new','open','pending','on_hold') and "tickets"."snoozed_until" is null;--> statement-breakpoint
CREATE INDEX "tickets_unassigned_queue" ON "tickets" USING btree ("workspace_id","team_id","priority_order",(coalesce("waiting_since", 'infinity'::timestamptz)),"id") WHERE "tickets"."assignee_id" is null and "tickets"."deleted_at" is null and "tickets"."category" in ('new','open','pending','on_hold') and "tickets"."snoozed_until" is null;--> statement-breakpoint
-- Who manages everything so far manages views and macros too.
UPDATE "roles" SET "permissions" = "permissions" || '{view.manage,macro.manage}' WHERE "key" IN ('owner', 'admin') AND NOT ('view.manage' = ANY("permissions"));
