-- tables: schema_migration g
-- One node migrates at a time.
SELECT g.version
FROM schema_migration AS g
WHERE g.version = 0
FOR NO KEY UPDATE
