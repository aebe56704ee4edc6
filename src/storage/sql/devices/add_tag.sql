-- tables: device_tag device_tag, device d
-- Gives one tag to devices; tells which did not have it.
INSERT INTO device_tag (tenant_id, device_id, tag_id)
SELECT :tenant, d.device_id, :tag_id
FROM device AS d
WHERE d.tenant_id = :tenant AND d.device_id IN (JSON_TEXTS(:device_ids))
ON CONFLICT DO NOTHING
RETURNING device_id
