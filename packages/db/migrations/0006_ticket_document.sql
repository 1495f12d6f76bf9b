-- The searchable head of a ticket, in one place for verbs, seeds and imports.
CREATE FUNCTION desk_ticket_document(subject text, requester text, address text, number bigint) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector('public.desk'::regconfig, coalesce(subject, '')), 'A')
  || setweight(to_tsvector('public.desk'::regconfig, coalesce(requester, '') || ' ' || coalesce(address, '')), 'B')
  || to_tsvector('simple'::regconfig, number::text);
