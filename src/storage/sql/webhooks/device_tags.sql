-- tables: device_tag y, tag g
-- The tags of a device, for the filter of a subscription.
SELECT g.tag_id, g.type, g.value, g.created_at
FROM device_tag AS y
JOIN tag AS g ON g.tenant_id = :tenant AND g.tag_id = y.tag_id
WHERE y.tenant_id = :tenant AND y.device_id = :device_id
