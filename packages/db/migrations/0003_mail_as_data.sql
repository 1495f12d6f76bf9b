CREATE INDEX "organizations_domains" ON "organizations" USING gin ("domains");--> statement-breakpoint
ALTER TABLE "outbox_mails" DROP COLUMN "subject";--> statement-breakpoint
ALTER TABLE "outbox_mails" DROP COLUMN "body_text";