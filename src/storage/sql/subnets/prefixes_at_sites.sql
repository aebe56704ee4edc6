-- tables: subnet s
-- The subnets of some sites.
SELECT s.site_id, s.prefix
FROM subnet AS s
WHERE s.tenant_id = :tenant AND s.site_id IN (JSON_TEXTS(:site_ids))
ORDER BY s.site_id, s.prefix_key
