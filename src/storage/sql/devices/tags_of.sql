-- tables: device_tag y, tag g
-- The tags of some devices.
SELECT y.device_id, g.tag_id, g.type, g.value, g.created_at
FROM device_tag AS y
JOIN tag AS g ON g.tenant_id = :tenant AND g.tag_id = y.tag_id
WHERE y.tenant_id = :tenant AND y.device_id IN (JSON_TEXTS(:device_ids))
ORDER BY y.device_id, y.tag_id
