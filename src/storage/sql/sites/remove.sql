-- tables: site s
-- Takes a site away.
DELETE FROM site AS s
WHERE s.tenant_id = :tenant AND s.site_id = :site_id
