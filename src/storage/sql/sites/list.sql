-- tables: site s
-- Sites by name.
SELECT s.site_id, s.name, s.description, s.location, s.site_group, s.created_at, s.updated_at
FROM site AS s
WHERE s.tenant_id = :tenant
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND s.site_id IN (JSON_TEXTS(:ids))  --? ids
  AND s.name = :name  --? name
  AND s.description = :description  --? description
  AND s.change_seq > :changed_after  --? changed
ORDER BY s.name
LIMIT :most OFFSET :skip
