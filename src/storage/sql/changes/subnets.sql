-- tables: subnet s
-- Subnets that changed behind a position.
SELECT s.prefix_key, s.change_seq, s.created_seq
FROM subnet AS s
WHERE s.tenant_id = :tenant
  AND s.change_seq <= :upto
  AND (s.change_seq, s.prefix_key) > (:seq, :after)
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY s.change_seq, s.prefix_key
LIMIT :most
