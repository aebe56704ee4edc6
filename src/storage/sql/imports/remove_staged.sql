-- tables: staged_row x, staged_row w
-- The first staged rows.
DELETE FROM staged_row AS x
WHERE x.tenant_id = :tenant AND x.import_id = :import_id
  AND x.line IN (SELECT w.line FROM staged_row AS w
                 WHERE w.tenant_id = :tenant AND w.import_id = :import_id
                 ORDER BY w.line LIMIT :most)
