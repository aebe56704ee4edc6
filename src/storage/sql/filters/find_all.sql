-- tables: saved_filter f
-- Filters by their ids.
SELECT f.filter_id, f.name, f.created_at, f.filter
FROM saved_filter AS f
WHERE f.tenant_id = :tenant AND f.filter_id IN (JSON_TEXTS(:filter_ids))
ORDER BY f.filter_id
