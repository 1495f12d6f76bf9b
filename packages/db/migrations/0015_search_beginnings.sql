-- A beginning may hold any signs: quoted it is one operand, and its parts follow each other.
CREATE OR REPLACE FUNCTION desk_query(languages text[], words text, is_beginning boolean) RETURNS text
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
    SELECT f.language, CASE WHEN is_beginning THEN to_tsquery(public.desk_config(f.language),
        '''' || replace(replace(f.form, '\', '\\'), '''', '''''') || ''':*')
      ELSE phraseto_tsquery(public.desk_config(f.language), f.form) END AS query FROM form f
  )
  SELECT string_agg(DISTINCT every.query::text, ' | ') FROM (
    SELECT a.query FROM asked a
    UNION ALL
    SELECT phraseto_tsquery(public.desk_config(a.language), btrim(a.query::text, '''')) FROM asked a
    WHERE NOT is_beginning AND a.language <> 'und' AND numnode(a.query) = 1
  ) every WHERE numnode(every.query) > 0;
END;
