-- What still waited goes on waiting in its new place; what had left or was given up held nothing any more.
INSERT INTO "deliveries" ("workspace_id", "id", "kind", "to_address", "rfc_message_id", "data", "state", "attempts", "next_attempt_at", "last_error", "created_at")
SELECT "workspace_id", "id", "kind", "to_address", "id"::text, "data", 'queued', "attempts", "next_attempt_at", "last_error", "created_at"
FROM "outbox_mails" WHERE "state" = 'queued';--> statement-breakpoint
DROP TABLE "outbox_mails" CASCADE;--> statement-breakpoint
CREATE INDEX "deliveries_ticket" ON "deliveries" USING btree ("workspace_id","ticket_id") WHERE "deliveries"."ticket_id" is not null;
