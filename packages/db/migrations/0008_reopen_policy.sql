ALTER TABLE "teams" ADD COLUMN "reopen_policy" text DEFAULT 'always' NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "reopen_days" integer DEFAULT 7 NOT NULL;--> statement-breakpoint
ALTER TABLE "teams" ADD COLUMN "keeps_assignee_on_reopen" boolean DEFAULT true NOT NULL;