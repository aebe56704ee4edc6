-- tables: schema_migration g
-- The migrations that have run, in order.
SELECT g.version, g.name, g.checksum
FROM schema_migration AS g
WHERE g.version > 0
ORDER BY g.version
