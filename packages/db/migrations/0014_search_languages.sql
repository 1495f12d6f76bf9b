CREATE TABLE "search_languages" (
	"workspace_id" uuid NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "search_languages_workspace_id_language_pk" PRIMARY KEY("workspace_id","language")
);
--> statement-breakpoint
CREATE TABLE "search_rebuilds" (
	"workspace_id" uuid NOT NULL,
	"source" text NOT NULL,
	"before_at" timestamp with time zone NOT NULL,
	"before_id" uuid NOT NULL,
	CONSTRAINT "search_rebuilds_workspace_id_source_pk" PRIMARY KEY("workspace_id","source")
);
--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "document" DROP EXPRESSION;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "labels" ADD COLUMN "document" "tsvector" GENERATED ALWAYS AS (to_tsvector('public.desk', name)) STORED;--> statement-breakpoint
ALTER TABLE "ticket_search" ADD COLUMN "language" text;--> statement-breakpoint
ALTER TABLE "search_languages" ADD CONSTRAINT "search_languages_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "search_rebuilds" ADD CONSTRAINT "search_rebuilds_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "organizations_name_trgm" ON "organizations" USING gin (desk_fold("name") gin_trgm_ops);--> statement-breakpoint
-- One configuration per language: accents folded, words stemmed. Nothing is left out as a stop word, so that every
-- word is found and a phrase is the phrase.
CREATE TEXT SEARCH DICTIONARY desk_en (TEMPLATE = snowball, LANGUAGE = english);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_en (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_en
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_en;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_de (TEMPLATE = snowball, LANGUAGE = german);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_de (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_de
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_de;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_fr (TEMPLATE = snowball, LANGUAGE = french);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_fr (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_fr
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_fr;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_es (TEMPLATE = snowball, LANGUAGE = spanish);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_es (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_es
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_es;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_it (TEMPLATE = snowball, LANGUAGE = italian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_it (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_it
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_it;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_pt (TEMPLATE = snowball, LANGUAGE = portuguese);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_pt (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_pt
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_pt;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_nl (TEMPLATE = snowball, LANGUAGE = dutch);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_nl (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_nl
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_nl;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_sv (TEMPLATE = snowball, LANGUAGE = swedish);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_sv (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_sv
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_sv;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_da (TEMPLATE = snowball, LANGUAGE = danish);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_da (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_da
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_da;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_no (TEMPLATE = snowball, LANGUAGE = norwegian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_no (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_no
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_no;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_fi (TEMPLATE = snowball, LANGUAGE = finnish);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_fi (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_fi
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_fi;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_hu (TEMPLATE = snowball, LANGUAGE = hungarian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_hu (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_hu
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_hu;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_ro (TEMPLATE = snowball, LANGUAGE = romanian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_ro (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_ro
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_ro;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_ru (TEMPLATE = snowball, LANGUAGE = russian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_ru (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_ru
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_ru;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_tr (TEMPLATE = snowball, LANGUAGE = turkish);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_tr (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_tr
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_tr;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_ar (TEMPLATE = snowball, LANGUAGE = arabic);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_ar (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_ar
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_ar;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_el (TEMPLATE = snowball, LANGUAGE = greek);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_el (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_el
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_el;--> statement-breakpoint
CREATE TEXT SEARCH DICTIONARY desk_id (TEMPLATE = snowball, LANGUAGE = indonesian);--> statement-breakpoint
CREATE TEXT SEARCH CONFIGURATION desk_id (COPY = simple);--> statement-breakpoint
ALTER TEXT SEARCH CONFIGURATION desk_id
  ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH unaccent, desk_id;--> statement-breakpoint
-- Words of a language that is not known are folded and not stemmed, and so are names.
CREATE FUNCTION desk_config(language text) RETURNS regconfig
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE language
  WHEN 'en' THEN 'public.desk_en'::regconfig
  WHEN 'de' THEN 'public.desk_de'::regconfig
  WHEN 'fr' THEN 'public.desk_fr'::regconfig
  WHEN 'es' THEN 'public.desk_es'::regconfig
  WHEN 'it' THEN 'public.desk_it'::regconfig
  WHEN 'pt' THEN 'public.desk_pt'::regconfig
  WHEN 'nl' THEN 'public.desk_nl'::regconfig
  WHEN 'sv' THEN 'public.desk_sv'::regconfig
  WHEN 'da' THEN 'public.desk_da'::regconfig
  WHEN 'no' THEN 'public.desk_no'::regconfig
  WHEN 'fi' THEN 'public.desk_fi'::regconfig
  WHEN 'hu' THEN 'public.desk_hu'::regconfig
  WHEN 'ro' THEN 'public.desk_ro'::regconfig
  WHEN 'ru' THEN 'public.desk_ru'::regconfig
  WHEN 'tr' THEN 'public.desk_tr'::regconfig
  WHEN 'ar' THEN 'public.desk_ar'::regconfig
  WHEN 'el' THEN 'public.desk_el'::regconfig
  WHEN 'id' THEN 'public.desk_id'::regconfig
  ELSE 'public.desk'::regconfig
END;
--> statement-breakpoint
-- Names of files are found whole and by their parts.
CREATE FUNCTION desk_message_document(language text, body text, files text) RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN files IS NULL THEN to_tsvector(public.desk_config(language), left(body, 200000))
  ELSE to_tsvector(public.desk_config(language), left(body, 200000))
    || to_tsvector('public.desk'::regconfig, left(files, 10000) || ' ' || regexp_replace(left(files, 10000), '[^[:alnum:]]+', ' ', 'g'))
  END;
--> statement-breakpoint
-- The searchable head of a ticket: the subject is stemmed, people are not.
CREATE FUNCTION desk_ticket_document(subject text, requester text, address text, number bigint, language text)
RETURNS tsvector
LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN setweight(to_tsvector(public.desk_config(language), coalesce(subject, '')), 'A')
  || setweight(to_tsvector('public.desk'::regconfig, coalesce(requester, '') || ' ' || coalesce(address, '')), 'B')
  || to_tsvector('simple'::regconfig, number::text);
--> statement-breakpoint
-- What is asked for one word or phrase: the words as they stand, and as each language stems them. Where folding hides
-- an ending from the stemmer both endings are asked, and a stem is stemmed once more, since some stemmers are not at
-- rest after one step.
CREATE FUNCTION desk_query(languages text[], words text, is_beginning boolean) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
BEGIN ATOMIC
  WITH form AS (
    SELECT l.language, words AS form FROM unnest('{und}'::text[] || languages) AS l(language)
    UNION
    SELECT l.language, regexp_replace(public.desk_fold(words), e.long, e.short, 'g')
    FROM unnest(languages) AS l(language)
    JOIN (VALUES ('es', 'iones\M', 'ion'), ('es', 'ion\M', 'iones'), ('pt', 'oes\M', 'ao'), ('pt', 'ao\M', 'oes'),
      ('fr', 'ees?\M', 'e'), ('fr', 'es?\M', 'ee')) AS e(language, long, short) ON e.language = l.language
    WHERE NOT is_beginning
  ), asked AS (
    SELECT f.language, CASE WHEN is_beginning THEN to_tsquery(public.desk_config(f.language), f.form || ':*')
      ELSE phraseto_tsquery(public.desk_config(f.language), f.form) END AS query FROM form f
  )
  SELECT string_agg(DISTINCT every.query::text, ' | ') FROM (
    SELECT a.query FROM asked a
    UNION ALL
    SELECT phraseto_tsquery(public.desk_config(a.language), btrim(a.query::text, '''')) FROM asked a
    WHERE NOT is_beginning AND a.language <> 'und' AND numnode(a.query) = 1
  ) every WHERE numnode(every.query) > 0;
END;
--> statement-breakpoint
-- In the writing transaction, whoever writes. A changed text keeps the names of its files.
CREATE FUNCTION desk_write_message_document() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW.document := public.desk_message_document(NEW.language, NEW.body_text, NULL);
  ELSE
    NEW.document := public.desk_message_document(NEW.language, NEW.body_text, (SELECT string_agg(a.file_name, ' ')
      FROM public.attachments a WHERE a.workspace_id = NEW.workspace_id AND a.message_id = NEW.id));
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE FUNCTION desk_know_language() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM public.search_languages l
    WHERE l.workspace_id = NEW.workspace_id AND l.language = NEW.language) THEN
    INSERT INTO public.search_languages (workspace_id, language) VALUES (NEW.workspace_id, NEW.language)
    ON CONFLICT DO NOTHING;
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER messages_document BEFORE INSERT ON messages
FOR EACH ROW WHEN (NEW.document IS NULL) EXECUTE FUNCTION desk_write_message_document();
--> statement-breakpoint
CREATE TRIGGER messages_document_again BEFORE UPDATE OF body_text, language ON messages
FOR EACH ROW WHEN (NEW.body_text IS DISTINCT FROM OLD.body_text OR NEW.language IS DISTINCT FROM OLD.language)
EXECUTE FUNCTION desk_write_message_document();
--> statement-breakpoint
CREATE TRIGGER messages_language BEFORE INSERT OR UPDATE OF language ON messages
FOR EACH ROW WHEN (NEW.language <> 'und') EXECUTE FUNCTION desk_know_language();
--> statement-breakpoint
CREATE TRIGGER ticket_search_language BEFORE INSERT OR UPDATE OF language ON ticket_search
FOR EACH ROW WHEN (NEW.language <> 'und') EXECUTE FUNCTION desk_know_language();
--> statement-breakpoint
-- Rows of the last release stay findable as they are; a job gives them their language bit by bit.
INSERT INTO search_rebuilds (workspace_id, source, before_at, before_id)
SELECT w.id, s.source, 'infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'
FROM workspaces w CROSS JOIN (VALUES ('messages'), ('ticket_search')) AS s(source);
