-- tables: saved_filter f
-- A page of the tenant's filters by name.
SELECT f.filter_id, f.name, f.created_at, f.filter
FROM saved_filter AS f
WHERE f.tenant_id = :tenant
  AND f.change_seq > :changed_after  --? changed
ORDER BY f.name, f.filter_id
LIMIT :most OFFSET :skip
