-- tables: network_segment g
-- The newest change of some segments.
SELECT g.segment_id, g.change_seq
FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.segment_id IN (JSON_TEXTS(:ids))
  AND g.site_id IN (JSON_TEXTS(:sites))  --? sites
