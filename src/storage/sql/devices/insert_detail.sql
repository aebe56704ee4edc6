-- tables: device_detail device_detail
-- The wide row of a new device.
INSERT INTO device_detail (tenant_id, device_id, attributes)
VALUES (:tenant, :device_id, :attributes)
