-- tables: device_tag y
-- Takes one tag from devices; tells from which.
DELETE FROM device_tag AS y
WHERE y.tenant_id = :tenant AND y.device_id IN (JSON_TEXTS(:device_ids)) AND y.tag_id = :tag_id
RETURNING device_id
