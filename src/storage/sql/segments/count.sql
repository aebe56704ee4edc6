-- tables: network_segment g
-- How many segments a query finds.
SELECT COUNT(*)
FROM network_segment AS g
WHERE g.tenant_id = :tenant
  AND g.site_id IN (JSON_TEXTS(:sites))  --? sites
  AND g.updated_at >= :updated_since  --? updated_since
  AND g.segment_id IN (JSON_TEXTS(:only))  --? only
  AND g.change_seq > :changed_after  --? changed
