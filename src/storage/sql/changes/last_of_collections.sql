-- tables: tenant_change c
-- The largest of the last numbers of some collections.
SELECT COALESCE(MAX(c.seq), 0)
FROM tenant_change AS c
WHERE c.tenant_id = :tenant AND c.collection IN (JSON_TEXTS(:collections))
