-- tables: device d
-- Devices whose last activity lies behind one moment and not behind another, oldest first.
SELECT d.device_id, d.last_activity
FROM device AS d
WHERE d.tenant_id = :tenant AND d.last_activity > :after AND d.last_activity <= :up_to
ORDER BY d.last_activity, d.device_id
LIMIT :most
