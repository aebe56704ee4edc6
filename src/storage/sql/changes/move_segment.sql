-- tables: tombstone tombstone, network_segment g
-- A segment leaves its site.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
SELECT :tenant, 'network_segment', :change_seq, g.segment_id, g.site_id, 1, :now
FROM network_segment AS g
WHERE g.tenant_id = :tenant AND g.segment_id = :object_id AND g.site_id <> :site_id
ON CONFLICT DO NOTHING
