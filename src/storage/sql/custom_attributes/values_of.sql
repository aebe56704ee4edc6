-- tables: custom_attribute_value v
-- The values set on some devices.
SELECT v.device_id, v.attribute_id, v.value
FROM custom_attribute_value AS v
WHERE v.tenant_id = :tenant AND v.device_id IN (JSON_TEXTS(:device_ids))
ORDER BY v.device_id, v.attribute_id
