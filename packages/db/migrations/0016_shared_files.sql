ALTER TABLE "attachments" DROP CONSTRAINT "attachments_key";--> statement-breakpoint
CREATE INDEX "macro_files_storage" ON "macro_files" USING btree ("workspace_id","storage_key");--> statement-breakpoint
CREATE INDEX "attachments_storage" ON "attachments" USING btree ("workspace_id","storage_key");