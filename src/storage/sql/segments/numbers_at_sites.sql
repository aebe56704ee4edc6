-- tables: network_segment g
-- The segments of some sites.
SELECT g.site_id, g.number
FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.site_id IN (JSON_TEXTS(:site_ids))
ORDER BY g.site_id, g.number
