-- tables: alert a
-- Fills the column of names from the documents, once, behind the migration that adds it.
UPDATE alert AS a
SET name = COALESCE(CAST(a.document AS jsonb) ->> 'name', '')
WHERE a.name = ''
