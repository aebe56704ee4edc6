-- tables: site s
-- The tenant's sites by name.
SELECT s.site_id, s.name
FROM site AS s
WHERE s.tenant_id = :tenant
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY s.name
