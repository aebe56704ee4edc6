-- tables: device d
-- Devices whose last activity lies behind one device's and before a moment, oldest first.
SELECT d.device_id, d.last_activity
FROM device AS d
WHERE d.tenant_id = :tenant AND d.last_activity >= :after AND d.last_activity < :before
  AND (d.last_activity > :after OR d.device_id > :after_device)
ORDER BY d.last_activity, d.device_id
LIMIT :most
