CREATE FUNCTION desk_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'events are append-only' USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER events_append_only BEFORE UPDATE OR DELETE ON events FOR EACH ROW EXECUTE FUNCTION desk_refuse_change();
--> statement-breakpoint
CREATE TRIGGER events_keep BEFORE TRUNCATE ON events FOR EACH STATEMENT EXECUTE FUNCTION desk_refuse_change();
--> statement-breakpoint
-- Ticket numbers come from one sequence per workspace: a counter row would make all writers wait for each other.
-- The function belongs to the migrating role, so that the app's role can found a workspace without DDL.
CREATE FUNCTION desk_create_ticket_sequence(workspace uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE name text := 'ticket_number_' || replace(workspace::text, '-', '');
BEGIN
  EXECUTE format('CREATE SEQUENCE IF NOT EXISTS %I', name);
  EXECUTE format('GRANT USAGE, SELECT, UPDATE ON SEQUENCE %I TO PUBLIC', name);
END $$;
--> statement-breakpoint
CREATE FUNCTION desk_next_ticket_number(workspace uuid) RETURNS bigint
LANGUAGE sql VOLATILE
AS $$ SELECT nextval(('ticket_number_' || replace(workspace::text, '-', ''))::regclass) $$;
