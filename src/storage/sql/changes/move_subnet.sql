-- tables: tombstone tombstone, subnet s
-- A subnet leaves its site.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
SELECT :tenant, 'subnet', :change_seq, s.prefix, s.site_id, 1, :now
FROM subnet AS s
WHERE s.tenant_id = :tenant AND s.prefix_key = :object_id AND s.site_id <> :site_id
ON CONFLICT DO NOTHING
