-- tables: device_detail x
-- The wide row of a device.
UPDATE device_detail AS x
SET attributes = :attributes
WHERE x.tenant_id = :tenant AND x.device_id = :device_id
