-- tables: device d
-- The id and site of the live device with a deviceid.
SELECT d.device_id, d.site_id
FROM device AS d
WHERE d.tenant_id = :tenant AND d.deviceid = :deviceid
