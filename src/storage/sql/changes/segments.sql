-- tables: network_segment g
-- Segments that changed behind a position.
SELECT g.segment_id, g.change_seq, g.created_seq
FROM network_segment AS g
WHERE g.tenant_id = :tenant
  AND g.change_seq <= :upto
  AND (g.change_seq, g.segment_id) > (:seq, :after)
  AND g.site_id IN (JSON_TEXTS(:sites))  --? sites
ORDER BY g.change_seq, g.segment_id
LIMIT :most
