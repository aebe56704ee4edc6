-- tables: saved_filter f
-- How many filters the tenant has.
SELECT COUNT(*)
FROM saved_filter AS f
WHERE f.tenant_id = :tenant
