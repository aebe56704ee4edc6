-- tables: device_tag y
-- Takes every tag but these from devices; tells from which.
DELETE FROM device_tag AS y
WHERE y.tenant_id = :tenant AND y.device_id IN (JSON_TEXTS(:device_ids)) AND y.tag_id NOT IN (JSON_TEXTS(:tag_ids))
RETURNING device_id
