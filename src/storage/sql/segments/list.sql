-- tables: network_segment g
-- A page of segments by number.
SELECT g.segment_id, g.number, g.name, g.description, g.site_id, g.site_created, g.firewalls, g.created_at, g.updated_at
FROM network_segment AS g
WHERE g.tenant_id = :tenant
  AND g.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND g.updated_at >= :updated_since  --? updated_since
  AND g.segment_id IN (JSON_TEXTS(:only))  --? only
  AND g.change_seq > :changed_after  --? changed
  AND (1 = 1)  --& filter
ORDER BY g.number
LIMIT :most OFFSET :skip
