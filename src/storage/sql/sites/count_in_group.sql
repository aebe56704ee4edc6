-- tables: site s
-- How many sites a group holds.
SELECT COUNT(*)
FROM site AS s
WHERE s.tenant_id = :tenant AND s.site_group = :site_group
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
