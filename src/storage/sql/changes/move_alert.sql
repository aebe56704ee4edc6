-- tables: tombstone tombstone, alert a, device d
-- An alert passes to another device, which may be at another site.
INSERT INTO tombstone (tenant_id, collection, change_seq, object_id, site_id, moved, happened_at)
SELECT :tenant, 'alert', :change_seq, a.alert_id, d.site_id, 1, :now
FROM alert AS a
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = a.device_id
WHERE a.tenant_id = :tenant AND a.alert_id = :object_id AND a.device_id <> :device_id
ON CONFLICT DO NOTHING
