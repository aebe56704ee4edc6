-- tables: sqlite_stat1 p
-- Forgets what the query planner was told about the indexes.
DELETE FROM sqlite_stat1 AS p
WHERE p.tbl <> ''
