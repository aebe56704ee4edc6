-- tables: staged_row w
-- Staged rows in order of line.
SELECT w.line, w.document
FROM staged_row AS w
WHERE w.tenant_id = :tenant AND w.import_id = :import_id AND w.line > :after_line
ORDER BY w.line
LIMIT :most
