-- tables: device_alias a, device d
-- The present deviceids of devices by former ones, the latest bearer first.
SELECT a.deviceid, d.deviceid
FROM device_alias AS a
JOIN device AS d ON d.tenant_id = :tenant AND d.device_id = a.device_id
WHERE a.tenant_id = :tenant AND a.deviceid IN (JSON_TEXTS(:keys))
ORDER BY a.deviceid, a.valid_to DESC, a.device_id
