CREATE TABLE "deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"message_id" uuid,
	"ticket_id" uuid,
	"mailbox_id" uuid,
	"to_address" text NOT NULL,
	"to_name" text DEFAULT '' NOT NULL,
	"role" text DEFAULT 'to' NOT NULL,
	"rfc_message_id" text NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lost_attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"smtp_code" integer,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"sent_at" timestamp with time zone,
	"settled_at" timestamp with time zone,
	CONSTRAINT "deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_filters" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"position" integer NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"source" text NOT NULL,
	"pattern" text NOT NULL,
	"actions" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_filters_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "mail_folders" (
	"workspace_id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"folder" text NOT NULL,
	"uid_validity" text NOT NULL,
	"last_uid" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_folders_workspace_id_mailbox_id_folder_pk" PRIMARY KEY("workspace_id","mailbox_id","folder")
);
--> statement-breakpoint
CREATE TABLE "mail_ids" (
	"workspace_id" uuid NOT NULL,
	"rfc_message_id" text NOT NULL,
	"ticket_id" uuid NOT NULL,
	"message_id" uuid,
	"kind" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_ids_workspace_id_rfc_message_id_pk" PRIMARY KEY("workspace_id","rfc_message_id")
);
--> statement-breakpoint
CREATE TABLE "mail_sources" (
	"workspace_id" uuid NOT NULL,
	"mail_id" uuid NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "mail_sources_workspace_id_mail_id_pk" PRIMARY KEY("workspace_id","mail_id")
);
--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "mail_templates_workspace_id_kind_pk" PRIMARY KEY("workspace_id","kind")
);
--> statement-breakpoint
CREATE TABLE "mailbox_addresses" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid NOT NULL,
	"address" text NOT NULL,
	"team_id" uuid,
	"is_primary" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailbox_addresses_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "mailbox_addresses_address" UNIQUE("workspace_id","address")
);
--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"team_id" uuid,
	"incoming" jsonb NOT NULL,
	"outgoing" jsonb NOT NULL,
	"incoming_secret" text,
	"outgoing_secret" text,
	"settings" jsonb NOT NULL,
	"is_active" boolean DEFAULT true NOT NULL,
	"is_default" boolean DEFAULT false NOT NULL,
	"paused_until" timestamp with time zone,
	"last_fetch_at" timestamp with time zone,
	"last_error" text,
	"last_error_at" timestamp with time zone,
	"token_expires_at" timestamp with time zone,
	"leased_by" text,
	"leased_until" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mailboxes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mailbox_id" uuid,
	"door" text NOT NULL,
	"door_key" text,
	"envelope" jsonb NOT NULL,
	"size_bytes" integer NOT NULL,
	"is_archive" boolean DEFAULT false NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"rfc_message_id" text,
	"content_hash" text,
	"from_address" text,
	"from_name" text,
	"subject" text,
	"authentication" jsonb,
	"nature" text,
	"outcome" text,
	"cause" text,
	"reason" text,
	"rule" text,
	"ticket_id" uuid,
	"message_id" uuid,
	"duplicate_of_id" uuid,
	"settled_at" timestamp with time zone,
	CONSTRAINT "mails_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "message_envelopes" (
	"workspace_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"mail_id" uuid,
	"mailbox_id" uuid,
	"rfc_message_id" text,
	"subject" text NOT NULL,
	"from_address" text NOT NULL,
	"from_name" text NOT NULL,
	"own_address" text,
	"to" jsonb NOT NULL,
	"cc" jsonb NOT NULL,
	"bcc" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"in_reply_to" text,
	"reference_ids" text[] DEFAULT '{}' NOT NULL,
	"thread_index" text,
	"authentication" jsonb,
	"nature" text DEFAULT 'person' NOT NULL,
	"quoted_at" integer,
	"inline_files" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"quotes_previous" boolean DEFAULT false NOT NULL,
	CONSTRAINT "message_envelopes_workspace_id_message_id_pk" PRIMARY KEY("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "participant_proposals" (
	"workspace_id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "participant_proposals_workspace_id_ticket_id_customer_id_pk" PRIMARY KEY("workspace_id","ticket_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "scheduled_messages" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ticket_id" uuid NOT NULL,
	"author_user_id" uuid NOT NULL,
	"input" jsonb NOT NULL,
	"kind" text NOT NULL,
	"send_at" timestamp with time zone NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "scheduled_messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "sender_rules" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"pattern" text NOT NULL,
	"verdict" text NOT NULL,
	"created_by_user_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sender_rules_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "sender_rules_pattern" UNIQUE("workspace_id","pattern","verdict")
);
--> statement-breakpoint
CREATE TABLE "signatures" (
	"workspace_id" uuid NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"html" text NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "signatures_workspace_id_owner_kind_owner_id_pk" PRIMARY KEY("workspace_id","owner_kind","owner_id")
);
--> statement-breakpoint
CREATE TABLE "unreachable_addresses" (
	"workspace_id" uuid NOT NULL,
	"address" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "unreachable_addresses_workspace_id_address_pk" PRIMARY KEY("workspace_id","address")
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "is_proposed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "workspaces" ADD COLUMN "mail_key" text DEFAULT replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '') NOT NULL;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_message_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_filters" ADD CONSTRAINT "mail_filters_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_folders" ADD CONSTRAINT "mail_folders_mailbox" FOREIGN KEY ("workspace_id","mailbox_id") REFERENCES "public"."mailboxes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_ids" ADD CONSTRAINT "mail_ids_ticket_fk" FOREIGN KEY ("workspace_id","ticket_id") REFERENCES "public"."tickets"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_sources" ADD CONSTRAINT "mail_sources_mail" FOREIGN KEY ("workspace_id","mail_id") REFERENCES "public"."mails"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_addresses" ADD CONSTRAINT "mailbox_addresses_mailbox" FOREIGN KEY ("workspace_id","mailbox_id") REFERENCES "public"."mailboxes"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailbox_addresses" ADD CONSTRAINT "mailbox_addresses_team" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_team" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_envelopes" ADD CONSTRAINT "message_envelopes_message" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_proposals" ADD CONSTRAINT "participant_proposals_ticket" FOREIGN KEY ("workspace_id","ticket_id") REFERENCES "public"."tickets"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_ticket_fk" FOREIGN KEY ("workspace_id","ticket_id") REFERENCES "public"."tickets"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scheduled_messages" ADD CONSTRAINT "scheduled_messages_author_fk" FOREIGN KEY ("workspace_id","author_user_id") REFERENCES "public"."users"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sender_rules" ADD CONSTRAINT "sender_rules_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signatures" ADD CONSTRAINT "signatures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unreachable_addresses" ADD CONSTRAINT "unreachable_addresses_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_attempt_at","id") WHERE "deliveries"."state" in ('queued', 'sending');--> statement-breakpoint
CREATE INDEX "deliveries_message" ON "deliveries" USING btree ("workspace_id","message_id") WHERE "deliveries"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_rfc" ON "deliveries" USING btree ("workspace_id","rfc_message_id");--> statement-breakpoint
CREATE INDEX "deliveries_recent" ON "deliveries" USING btree ("workspace_id","created_at","id");--> statement-breakpoint
CREATE INDEX "deliveries_state" ON "deliveries" USING btree ("workspace_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "mail_filters_order" ON "mail_filters" USING btree ("workspace_id","position");--> statement-breakpoint
CREATE INDEX "mail_ids_ticket" ON "mail_ids" USING btree ("workspace_id","ticket_id");--> statement-breakpoint
CREATE INDEX "mailbox_addresses_lookup" ON "mailbox_addresses" USING btree ("address");--> statement-breakpoint
CREATE UNIQUE INDEX "mailbox_addresses_primary" ON "mailbox_addresses" USING btree ("workspace_id","mailbox_id") WHERE "mailbox_addresses"."is_primary";--> statement-breakpoint
CREATE UNIQUE INDEX "mailboxes_default" ON "mailboxes" USING btree ("workspace_id") WHERE "mailboxes"."is_default";--> statement-breakpoint
CREATE UNIQUE INDEX "mails_door_key" ON "mails" USING btree ("workspace_id","door","door_key") WHERE "mails"."door_key" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "mails_identity" ON "mails" USING btree ("workspace_id",coalesce("rfc_message_id", ''),"content_hash") WHERE "mails"."content_hash" is not null and "mails"."outcome" <> 'duplicate';--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("next_attempt_at","id") WHERE "mails"."outcome" is null;--> statement-breakpoint
CREATE INDEX "mails_recent" ON "mails" USING btree ("workspace_id","received_at","id");--> statement-breakpoint
CREATE INDEX "mails_outcome" ON "mails" USING btree ("workspace_id","outcome","received_at","id");--> statement-breakpoint
CREATE INDEX "mails_message" ON "mails" USING btree ("workspace_id","message_id") WHERE "mails"."message_id" is not null;--> statement-breakpoint
CREATE INDEX "mails_ticket" ON "mails" USING btree ("workspace_id","ticket_id") WHERE "mails"."ticket_id" is not null;--> statement-breakpoint
CREATE INDEX "scheduled_messages_due" ON "scheduled_messages" USING btree ("send_at") WHERE "scheduled_messages"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "scheduled_messages_ticket" ON "scheduled_messages" USING btree ("workspace_id","ticket_id","state");--> statement-breakpoint
CREATE INDEX "scheduled_messages_author" ON "scheduled_messages" USING btree ("workspace_id","author_user_id","state","send_at");--> statement-breakpoint
update roles set permissions = permissions || array['mail.manage', 'mail.ingest']
where key in ('owner', 'admin') and not 'mail.manage' = any(permissions);
