-- tables: tombstone tombstone, vulnerability_instance v, device d
-- A vulnerability instance passes to another device, which may be at another site.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
SELECT :tenant, 'vulnerability', :change_seq, v.ticket, d.site_id, 1, :now
FROM vulnerability_instance AS v
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = v.device_id
WHERE v.tenant_id = :tenant AND v.ticket = :object_id AND v.device_id <> :device_id
ON CONFLICT DO NOTHING
