-- tables: vulnerability_instance v
-- The first ticket of one vulnerability of one device.
SELECT v.ticket
FROM vulnerability_instance AS v
WHERE v.tenant_id = :tenant AND v.name = :name AND v.device_id = :device
ORDER BY v.ticket
LIMIT 1
