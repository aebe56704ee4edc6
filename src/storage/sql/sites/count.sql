-- tables: site s
-- How many sites a query finds.
SELECT COUNT(*)
FROM site AS s
WHERE s.tenant_id = :tenant
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND s.site_id IN (JSON_TEXTS(:ids))  --? ids
  AND s.name = :name  --? name
  AND s.description = :description  --? description
