-- tables: custom_attribute_value custom_attribute_value
-- A device's first value of an attribute.
INSERT INTO custom_attribute_value (tenant_id, attribute_id, device_id, value)
VALUES (:tenant, :attribute_id, :device_id, :value)
