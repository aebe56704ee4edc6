-- tables: subnet s
-- The narrowest stored prefix among some that lie in each other.
SELECT s.prefix_key
FROM subnet AS s
WHERE s.tenant_id = :tenant AND s.prefix_key IN (JSON_TEXTS(:keys))
ORDER BY s.prefix_key DESC
LIMIT 1
