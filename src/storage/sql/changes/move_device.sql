-- tables: tombstone tombstone, device d
-- A device leaves its site.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
SELECT :tenant, 'device', :change_seq, d.device_id, d.site_id, 1, :now
FROM device AS d
WHERE d.tenant_id = :tenant AND d.device_id = :object_id AND d.site_id <> :site_id
ON CONFLICT DO NOTHING
