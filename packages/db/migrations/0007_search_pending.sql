-- Words not yet merged into a text index are read by every search: a short list keeps searches even under load.
ALTER INDEX "messages_document" SET (gin_pending_list_limit = 512);--> statement-breakpoint
ALTER INDEX "ticket_search_document" SET (gin_pending_list_limit = 512);
