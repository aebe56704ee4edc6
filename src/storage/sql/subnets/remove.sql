-- tables: subnet s
-- Takes a subnet away and tells its parent and its site.
DELETE FROM subnet AS s
WHERE s.tenant_id = :tenant AND s.prefix_key = :prefix_key
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
RETURNING parent_key, site_id
