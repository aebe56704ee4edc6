-- tables: network_segment g
-- One segment by number.
SELECT g.segment_id, g.number, g.name, g.description, g.site_id, g.site_created, g.firewalls, g.created_at, g.updated_at
FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.number = :number
  AND g.site_id IN (JSON_TEXTS(:sites))  --? sites
