-- tables: site s
-- Sites that changed behind a position.
SELECT s.site_id, s.change_seq, s.created_seq
FROM site AS s
WHERE s.tenant_id = :tenant
  AND s.change_seq <= :upto
  AND (s.change_seq, s.site_id) > (:seq, :after)
  AND s.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY s.change_seq, s.site_id
LIMIT :most
