-- tables: alert a
-- Fills the column of names from the documents, once, behind the migration that adds it.
UPDATE alert AS a
SET name = COALESCE(a.document ->> '$.name', '')
WHERE a.name = ''
