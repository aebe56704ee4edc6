-- tables: site s
-- One site by name.
SELECT s.site_id, s.name
FROM site AS s
WHERE s.tenant_id = :tenant AND s.name = :name
