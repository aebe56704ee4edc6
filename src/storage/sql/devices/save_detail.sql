-- tables: device_detail device_detail
-- The wide row of a device.
INSERT INTO device_detail (tenant_id, device_id, attributes)
VALUES (:tenant, :device_id, :attributes)
ON CONFLICT (tenant_id, device_id) DO UPDATE SET attributes = excluded.attributes
