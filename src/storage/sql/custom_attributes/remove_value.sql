-- tables: custom_attribute_value v
-- A device's value of an attribute.
DELETE FROM custom_attribute_value AS v
WHERE v.tenant_id = :tenant AND v.attribute_id = :attribute_id AND v.device_id = :device_id
