-- tables: site s
-- The newest change of some sites.
SELECT s.site_id, s.change_seq
FROM site AS s
WHERE s.tenant_id = :tenant AND s.site_id IN (JSON_TEXTS(:ids))
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
