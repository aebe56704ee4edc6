-- tables: site s
-- The sites whose name a filter asks for.
SELECT s.site_id
FROM site AS s
WHERE s.tenant_id = :tenant
  AND (1 = 1)  --& filter
