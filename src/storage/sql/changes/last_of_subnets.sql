-- tables: subnet s
-- The newest change of some subnets.
SELECT s.prefix_key, s.change_seq
FROM subnet AS s
WHERE s.tenant_id = :tenant AND s.prefix_key IN (JSON_TEXTS(:ids))
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
