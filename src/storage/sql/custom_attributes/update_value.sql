-- tables: custom_attribute_value v
-- Another value.
UPDATE custom_attribute_value AS v
SET value = :value
WHERE v.tenant_id = :tenant AND v.attribute_id = :attribute_id AND v.device_id = :device_id
